"""The event loop.

It runs one callback at a time. Either it runs a coroutine to its end and blocks the thread while nothing is ready
(`run_until_complete`), or the lab's executor is the loop around it: `ready` says what would run, `step` runs it, and
`wait` says how long there is nothing to do.
"""

__all__ = (
    "AbstractEventLoop", "Handle", "TimerHandle", "get_event_loop", "get_running_loop", "new_event_loop",
    "set_event_loop", "_get_running_loop", "_set_running_loop",
)

import collections
import contextvars
import functools
import heapq
import sys
from _thread import get_ident

import _overlap

# A timer is due when less than this is left, s: times are rounded on the way to the machine and back.
_RESOLUTION = 1e-6

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


class EventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = collections.deque()
        self._scheduled = []
        self._timers = 0
        self._finished = []
        self._driven = False
        self._requests = 0
        self._open = {}
        self._asked = []
        self._closed = False
        self._stopping = False
        self._handler = None
        self._factory = None

    def __repr__(self):
        return f"<EventLoop running={self.is_running()} closed={self._closed} debug=False>"

    # What coroutines and futures use.

    def time(self):
        return _overlap.monotonic()

    def call_soon(self, callback, *args, context=None):
        self._check_open()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        self._check_open()
        self._timers += 1
        handle = TimerHandle(when, self._timers, callback, args, self, context)
        heapq.heappush(self._scheduled, handle)
        return handle

    def create_future(self):
        from . import futures

        return futures.Future(loop=self)

    def create_task(self, coroutine, **options):
        from . import tasks

        self._check_open()
        if self._factory is not None:
            return self._factory(self, coroutine, **options)
        return tasks.Task(coroutine, loop=self, **options)

    def set_task_factory(self, factory):
        self._factory = factory

    def get_task_factory(self):
        return self._factory

    def run_in_executor(self, executor, function, *args):
        """There is no other thread: the function runs here, and blocks all coroutines meanwhile.

        A single request is left to the lab's executor instead, so it overlaps.
        """
        request = _request(function, args)
        if request is not None:
            return self._fetch(*request)
        future = self.create_future()

        def run():
            if future.cancelled():
                return
            try:
                future.set_result(function(*args))
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException as exception:
                future.set_exception(exception)

        self.call_soon(run)
        return future

    def _fetch(self, url, finish):
        future = self.create_future()
        context = contextvars.copy_context()

        def done(fetch):
            if future.done():
                return
            try:
                future.set_result(finish(fetch))
            except Exception as exception:
                future.set_exception(exception)

        if self._driven:
            self._requests += 1
            self._open[self._requests] = done, context
            self._asked.append((self._requests, url, context._number))
        else:
            self.call_soon(done, lambda: _overlap.fetch(url))
        return future

    def call_exception_handler(self, context):
        if self._handler is not None:
            self._handler(self, context)
            return
        import traceback

        print(context["message"], file=sys.stderr)
        if context.get("exception") is not None:
            traceback.print_exception(context["exception"])

    def set_exception_handler(self, handler):
        self._handler = handler

    def default_exception_handler(self, context):
        handler, self._handler = self._handler, None
        self.call_exception_handler(context)
        self._handler = handler

    def get_debug(self):
        return False

    def set_debug(self, enabled):
        pass

    def is_running(self):
        return _running.get(get_ident()) is self

    def is_closed(self):
        return self._closed

    def _check_open(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def close(self):
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def stop(self):
        self._stopping = True

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        pass

    # To its end, in this thread.

    def run_until_complete(self, future):
        from . import tasks

        self._check_open()
        if _running.get(get_ident()) is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        future = tasks.ensure_future(future, loop=self)
        while not future.done():
            while not self.ready():
                self._block()
            self.step()
        return future.result()

    def run_forever(self):
        while not self._stopping:
            while not self.ready():
                self._block()
            self.step()
        self._stopping = False

    def _block(self):
        seconds = self.wait()
        if seconds is None:
            raise RuntimeError("deadlock: every coroutine waits for another")
        if seconds > 0:
            _overlap.sleep(seconds)

    # By the lab's executor.

    def start(self, number, coroutine):
        """Takes the coroutine of a task of the lab."""
        from . import tasks

        self._driven = True
        context = contextvars.copy_context()
        context._number = number
        task = tasks.Task(coroutine, loop=self, context=context)
        task.add_done_callback(lambda task: self._finished.append((number, task)))

    def ready(self):
        """Whether a callback is ready to run. Timers that are due become ready first."""
        due = self._scheduled
        while due and (due[0]._cancelled or due[0]._when <= self.time() + _RESOLUTION):
            handle = heapq.heappop(due)
            if not handle._cancelled:
                self._ready.append(handle)
        while self._ready and self._ready[0]._cancelled:
            self._ready.popleft()
        return bool(self._ready)

    def number(self):
        """The number of the lab's task to which the callback belongs that is next."""
        return self._ready[0]._context._number

    def wait(self):
        """For how many seconds nothing is ready; `None` where nothing ever will be."""
        if self._scheduled:
            return max(0.0, self._scheduled[0]._when - self.time())
        return None

    def step(self):
        """Runs the next callback."""
        handle = self._ready.popleft()
        number = handle._context._number
        if number is not None:
            _overlap.set_task(number)
        _set_running_loop(self)
        try:
            handle._run()
        finally:
            _set_running_loop(None)

    def asked(self):
        """The requests since the last call, as `(request, url, number of the lab's task)`."""
        asked, self._asked = self._asked, []
        return asked

    def waits_for_replies(self):
        return bool(self._open)

    def reply(self, request, reply, failure):
        """Gives a request its reply, or the sentence that says why there is none."""
        done, context = self._open.pop(request)

        def fetch():
            if failure is not None:
                raise OSError(failure)
            return reply

        self.call_soon(done, fetch, context=context)

    def finished(self):
        """The lab's tasks that have finished since the last call, as `(number, task)`."""
        finished, self._finished = self._finished, []
        return finished


def _request(function, args):
    """The address and the last step of a request, where `function` does nothing else; else `None`."""
    keywords = {}
    if isinstance(function, functools.partial):
        function, args, keywords = function.func, (*function.args, *args), function.keywords
    if getattr(function, "__func__", None) is contextvars.Context.run:
        function, *args = args
    prepare = getattr(function, "_prepare", None)
    return prepare and prepare(*args, **keywords)


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
    return EventLoop()
