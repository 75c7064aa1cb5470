"""The event loop of the lab's tasks: an executor is the loop around it, and makes its requests."""

import contextvars

from .base_events import BaseEventLoop, _settle


class EventLoop(BaseEventLoop):
    """Where no task was started, it is a loop like any other."""

    def __init__(self):
        super().__init__()
        self._finished = []
        self._driven = False
        self._requests = 0
        self._open = {}
        self._asked = []

    def start(self, number, coroutine):
        """Takes the coroutine of a task of the lab."""
        from . import tasks

        self._driven = True
        context = contextvars.copy_context()
        context._number = number
        task = tasks.Task(coroutine, loop=self, context=context)
        task.add_done_callback(lambda task: self._finished.append((number, task)))

    def number(self):
        """The number of the lab's task to which the callback belongs that is next."""
        return self._ready[0]._context._number

    def _fetch(self, url, finish):
        if not self._driven:
            return super()._fetch(url, finish)
        future = self.create_future()
        context = contextvars.copy_context()
        self._requests += 1
        self._open[self._requests] = future, finish, context
        self._asked.append((self._requests, url, context._number))
        return future

    def asked(self):
        """The requests since the last call, as `(request, url, number of the lab's task)`."""
        asked, self._asked = self._asked, []
        return asked

    def waits_for_replies(self):
        return bool(self._open)

    def reply(self, request, reply, failure):
        """Gives a request its reply, or the sentence that says why there is none."""
        future, finish, context = self._open.pop(request)

        def fetch():
            if failure is not None:
                raise OSError(failure)
            return reply

        self.call_soon(_settle, future, finish, fetch, context=context)

    def finished(self):
        """The lab's tasks that have finished since the last call, as `(number, task)`."""
        finished, self._finished = self._finished, []
        return finished
