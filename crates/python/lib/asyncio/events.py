"""Callbacks that are to run, and which event loop a thread runs."""

__all__ = (
    "AbstractEventLoop", "Handle", "TimerHandle", "get_event_loop", "get_running_loop", "new_event_loop",
    "set_event_loop", "_get_running_loop", "_set_running_loop",
)

import contextvars
from _thread import get_ident

_running = {}
_current = {}


class Handle:
    """A callback that is to run."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._loop = loop
        self._context = contextvars.copy_context() if context is None else context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def get_context(self):
        return self._context

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exception:
            message = f"Exception in callback {self._callback!r}"
            self._loop.call_exception_handler({"message": message, "exception": exception, "handle": self})


class TimerHandle(Handle):
    """A callback that is to run at a time."""

    __slots__ = ("_when", "_number")

    def __init__(self, when, number, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._number = number

    def when(self):
        return self._when

    def __lt__(self, other):
        return (self._when, self._number) < (other._when, other._number)


class AbstractEventLoop:
    """The class of all event loops."""


def get_running_loop():
    loop = _get_running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def _get_running_loop():
    return _running.get(get_ident())


def _set_running_loop(loop):
    _running[get_ident()] = loop


def get_event_loop():
    loop = _get_running_loop() or _current.get(get_ident())
    if loop is None:
        raise RuntimeError("There is no current event loop in this thread.")
    return loop


def set_event_loop(loop):
    _current[get_ident()] = loop


def new_event_loop():
    from .driven import EventLoop

    return EventLoop()
