"""The names of `concurrent.futures`. Its pools cannot be made: the lab's strategies run tasks."""

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
TimeoutError = TimeoutError


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class Future:
    def __init__(self):
        raise RuntimeError("a concurrent future belongs to a pool, and a task makes none")


class Executor:
    def __init__(self, *args, **options):
        kind = type(self).__name__
        raise RuntimeError(f"a task cannot make a {kind}. Define task(i): the lab runs the tasks, each strategy in its way.")


class ThreadPoolExecutor(Executor):
    pass


class ProcessPoolExecutor(Executor):
    pass
