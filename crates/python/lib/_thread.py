"""Locks where there is one thread: an interpreter without threads of its own.

A lock that is held stays held while its only thread waits for it, so waiting without a limit raises.
"""

TIMEOUT_MAX = float(2**31)
error = RuntimeError
_IDENT = 1


def get_ident():
    return _IDENT


def get_native_id():
    return _IDENT


_get_main_thread_ident = get_ident


def _is_main_interpreter():
    return True


def daemon_threads_allowed():
    return True


def stack_size(size=0):
    return 0


def _count():
    return 0


def _shutdown():
    pass


def start_joinable_thread(function, handle=None, daemon=True):
    raise RuntimeError("can't start new thread: a task has one thread. The lab starts threads itself: choose gil or rayon.")


def start_new_thread(function, args, kwargs={}):
    start_joinable_thread(function)


def _wait(blocking, timeout):
    """Waits for a lock that nobody can release meanwhile."""
    if not blocking:
        if timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        return False
    if timeout == -1:
        raise RuntimeError("deadlock: this thread waits for a lock that only itself could release")
    if timeout < 0:
        raise ValueError("timeout value must be a non-negative number")
    # Imported here: this module is loaded before any other can be.
    import _overlap

    _overlap.sleep(float(timeout))
    return False


class lock:
    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if self._locked:
            return _wait(blocking, timeout)
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        return self._locked

    __enter__ = acquire

    def __exit__(self, *exception):
        self.release()

    def _at_fork_reinit(self):
        self._locked = False

    def __repr__(self):
        state = "locked" if self._locked else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"


LockType = allocate_lock = lock


class RLock:
    def __init__(self):
        self._depth = 0

    def acquire(self, blocking=True, timeout=-1):
        self._depth += 1
        return True

    def release(self):
        if not self._depth:
            raise RuntimeError("cannot release un-acquired lock")
        self._depth -= 1

    def locked(self):
        return self._depth > 0

    __enter__ = acquire

    def __exit__(self, *exception):
        self.release()

    def _is_owned(self):
        return self._depth > 0

    def _recursion_count(self):
        return self._depth

    def _release_save(self):
        depth, self._depth = self._depth, 0
        return depth

    def _acquire_restore(self, depth):
        self._depth = depth

    def _at_fork_reinit(self):
        self._depth = 0


class _local:
    """One thread's values are everybody's."""


class _ThreadHandle:
    ident = _IDENT

    def is_done(self):
        return False

    def _set_done(self):
        pass

    def join(self, timeout=None):
        raise RuntimeError("deadlock: a thread waits for itself")


def _make_thread_handle(ident):
    return _ThreadHandle()
