"""The event loop: what coroutines and futures use of it, and how it runs a coroutine to its end.

It runs one callback at a time: `ready` says whether there is one, `step` runs it, and `wait` says how long there is
nothing to do. To its end a coroutine runs in this thread, which is blocked while nothing is ready.
"""

import collections
import contextvars
import functools
import heapq
import sys

import _overlap

from . import events

# A timer is due when less than this is left, s: times are rounded on the way to the machine and back.
_RESOLUTION = 1e-6


class BaseEventLoop(events.AbstractEventLoop):
    def __init__(self):
        self._ready = collections.deque()
        self._scheduled = []
        self._timers = 0
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
        handle = events.Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        self._check_open()
        self._timers += 1
        handle = events.TimerHandle(when, self._timers, callback, args, self, context)
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
        return events._get_running_loop() is self

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
        if events._get_running_loop() is not None:
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
        events._set_running_loop(self)
        try:
            handle._run()
        finally:
            events._set_running_loop(None)

    def _fetch(self, url, finish):
        future = self.create_future()
        self.call_soon(_settle, future, finish, lambda: _overlap.fetch(url))
        return future


def _settle(future, finish, fetch):
    """Gives a future what `finish` makes of a fetch."""
    if future.done():
        return
    try:
        future.set_result(finish(fetch))
    except Exception as exception:
        future.set_exception(exception)


def _request(function, args):
    """The address and the last step of a request, where `function` does nothing else; else `None`."""
    keywords = {}
    if isinstance(function, functools.partial):
        function, args, keywords = function.func, (*function.args, *args), function.keywords
    if getattr(function, "__func__", None) is contextvars.Context.run:
        function, *args = args
    prepare = getattr(function, "_prepare", None)
    return prepare and prepare(*args, **keywords)
