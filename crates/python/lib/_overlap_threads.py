"""What is set up besides where the threads of the lab share an interpreter.

The interpreter's own locks cannot be cancelled, and its `_local` aborts where a thread ends before it does. Its collector of cycles stops all threads first, for which it asks a clock
that a browser does not have, so there is none: memory in cycles is freed with the interpreter.
"""

import _thread
import gc
import sys

import _overlap_local
import _overlap_locks


def start_joinable_thread(function, handle=None, daemon=True):
    raise RuntimeError("can't start new thread: a task has one thread. The lab starts threads itself: choose gil or rayon.")


def start_new_thread(function, args, kwargs={}):
    start_joinable_thread(function)


class _ThreadHandle:
    def __init__(self, ident=None):
        self.ident = ident

    def is_done(self):
        return False

    def _set_done(self):
        pass

    def join(self, timeout=None):
        raise RuntimeError("the lab's threads cannot be joined: a task ends before they do")


def collect(generation=2):
    """Finds nothing."""
    return 0


def enable():
    """Does nothing."""


def install():
    """Not while the module is imported, since importing takes locks by the old names."""
    _thread.lock = _thread.LockType = _thread.allocate_lock = _thread.allocate = _overlap_locks.lock
    _thread.RLock = _overlap_locks.RLock
    _thread.TIMEOUT_MAX = float(2**31)
    _thread._local = _overlap_local._local
    main = _overlap_locks.get_ident()
    _thread.get_ident = _thread.get_native_id = _overlap_locks.get_ident
    _thread._get_main_thread_ident = lambda: main
    _thread.start_joinable_thread = start_joinable_thread
    _thread.start_new_thread = _thread.start_new = start_new_thread
    _thread._ThreadHandle = _thread._make_thread_handle = _ThreadHandle
    gc.collect = collect
    gc.enable = enable
    del sys._current_frames
