#!/usr/bin/env python3
"""Run an Overlap workload, or the `task` of a file, in every way that this Python has, and record the times.

    python overlap.py --workload long_comp --tasks 4 --iterations 5000000
    python overlap.py --file mine.py --tasks 8 --repeats 6 --output run.json

This file needs CPython 3.9 or newer and nothing else. It writes a run record (`overlap.run/1`), which
Overlap's page of other runs shows beside runs of the browser. `python overlap.py --help` lists the options.

Each strategy has a process of its own, which runs this file too and takes commands as lines of JSON. So a
task can print, read its input, hang or crash without harm to the record, and every strategy can be ended at
any time.
"""

# What only some processes need is imported where it is used: a worker's start is part of what is measured.
import collections
import contextvars
import functools
import io
import json
import os
import pickle
import sys
import threading
import time
import types

VERSION = "0.2.0"
COMMIT = "unknown"

SCHEMA = "overlap.run/1"
PROGRAM = "overlap.py"
CHILD = "--run-one-strategy"
MODULE = "overlap_worker"
SITE = "http://127.0.0.1:8080/"
CLOCK = time.perf_counter  # One clock for all processes of a machine, on Linux, macOS and Windows.

MAX_SEED = 2**53 - 1
MAX_CODE_BYTES = 64 << 10
MAX_THREADS = 32
MAX_SPANS = 300_000
MAX_TASK_SPANS = 20_000
MAX_ANSWER_BYTES = 10_000  # The page reads no record with a longer text.
ANSWER_HEAD = 1000
MAX_PRINTED_LINES = 10_000
MAX_PRINTED_BYTES = 1 << 20
CHUNKS_PER_WORKER = 4  # As in CPython's multiprocessing.pool.Pool.
WARM_UP_S = 1.5
REFERENCE_S = 60.0
STOP_S = 2.0


# A way to run tasks. `pool` is the kind of its workers; `scales` says whether they compute at the same time.
Strategy = collections.namedtuple("Strategy", "id name subject verb pool scales")

# In the page's order. A record has no id for subinterpreters, so their result stands beside the others.
STRATEGIES = (
    Strategy("serial", "loop", "the loop", "was", None, False),
    Strategy("async", "asyncio", "asyncio", "was", None, False),
    Strategy("rayon", "free-threading", "free-threading", "was", "threads", True),
    Strategy("isolated", "multiprocessing", "processes", "were", "processes", True),
    Strategy("gil", "threading", "threading", "was", "threads", False),
    Strategy("subinterpreters", "subinterpreters", "subinterpreters", "were", "interpreters", True),
)
BY_ID = {strategy.id: strategy for strategy in STRATEGIES}
IN_RECORD = [strategy.id for strategy in STRATEGIES if strategy.id != "subinterpreters"]


class StrategyFailed(Exception):
    """A strategy cannot run, or cannot go on; the message is a sentence that says why."""


# --- Inside a strategy's process: one task


class WarmUpEnd(BaseException):
    """A task would make a request, which a warm-up does not."""


class Track:
    """What one task did from when to when, s of the clock. `thread` is the one that runs its code."""

    __slots__ = ("task", "spans", "lost", "kind", "since", "thread")

    def __init__(self, task):
        self.task = task
        self.spans = []
        self.lost = 0
        self.kind = "run"
        self.thread = threading.get_ident()
        self.since = CLOCK()

    def turn(self, kind):
        """The task does this from now on; `None` where it has ended."""
        now = CLOCK()
        spans = self.spans
        if self.kind is not None and now > self.since:
            if spans and spans[-1][0] == self.kind and spans[-1][2] == self.since:
                spans[-1][2] = now
            elif len(spans) < MAX_TASK_SPANS:
                spans.append([self.kind, self.since, now])
            else:
                self.lost += 1
        self.kind = kind
        self.since = now


CURRENT = contextvars.ContextVar("CURRENT", default=None)


class Attempt:
    """Runs one task: what it returns or raises, its spans, and what it prints under its name."""

    def __init__(self, index):
        self.index = index
        self.value = None
        self.error = None
        self.track = None

    def __enter__(self):
        self.track = Track(self.index)
        self.token = CURRENT.set(self.track)
        return self

    def __exit__(self, kind, exception, traceback):
        self.track.turn(None)
        self.error = exception  # Whatever a task raises, SystemExit too, ends no more than the task.
        WORKER.output.end(self.index)
        CURRENT.reset(self.token)
        return True


class Driven:
    """Awaits a coroutine and tells the time in which it runs from the time in which it waits."""

    def __init__(self, coroutine, track):
        self.coroutine = coroutine
        self.track = track

    def __await__(self):
        step, given = self.coroutine.send, None
        while True:
            try:
                awaited = step(given)
            except StopIteration as end:
                return end.value
            self.track.turn("wait")
            try:
                step, given = self.coroutine.send, (yield awaited)
            except GeneratorExit:
                self.coroutine.close()
                raise
            except BaseException as exception:
                step, given = self.coroutine.throw, exception
            finally:
                self.track.turn("run")


async def driven(coroutine, track):
    """The same as a coroutine, which is what `asyncio.run` takes."""
    return await Driven(coroutine, track)


def perform(index):
    """Runs one task to its end in this thread."""
    with Attempt(index) as attempt:
        attempt.value = WORKER.module.task(index)
        if isinstance(attempt.value, types.CoroutineType):
            import asyncio

            attempt.value = asyncio.run(driven(attempt.value, attempt.track))
    return attempt


async def perform_in_loop(index):
    """Runs one task in the event loop that all share. A plain function blocks the others until it ends."""
    with Attempt(index) as attempt:
        attempt.value = WORKER.module.task(index)
        if isinstance(attempt.value, types.CoroutineType):
            attempt.value = await Driven(attempt.value, attempt.track)
    return attempt


# --- Inside a strategy's process: what the tasks' code meets


class TaskOutput(io.TextIOBase):
    """Takes the place of `sys.stdout` and `sys.stderr`: whole lines, each after the name of its task."""

    encoding = "utf-8"
    errors = "backslashreplace"

    def __init__(self, name):
        self.name = name
        self.lock = threading.Lock()
        self.parts = {}
        self.buffer = TaskBytes(self)

    def writable(self):
        return True

    def fileno(self):
        return 2

    def write(self, text):
        if WORKER.quiet:
            return len(text)
        track = CURRENT.get()
        task = None if track is None else track.task
        with self.lock:
            *lines, rest = (self.parts.pop(task, "") + text).split("\n")
            if rest:
                self.parts[task] = rest
            self.emit(task, lines)
        return len(text)

    def end(self, task):
        """Writes what the task left of a line."""
        if self.parts:
            with self.lock:
                self.emit(task, [self.parts.pop(task)] if task in self.parts else [])

    def emit(self, task, lines):
        place = self.name if task is None else f"task {task + 1}, {self.name}"
        text = "".join(f"[{place}] {line}\n" for line in lines)
        data = text.encode("utf-8", "backslashreplace")
        while data:
            data = data[os.write(2, data):]


class TaskBytes(io.RawIOBase):
    """`sys.stdout.buffer`, for code that writes bytes."""

    def __init__(self, output):
        self.output = output

    def writable(self):
        return True

    def write(self, data):
        data = bytes(data)
        self.output.write(data.decode("utf-8", "backslashreplace"))
        return len(data)


def waiting(function, request):
    """The function with its time told as waiting.

    In a warm-up a sleep returns at once, and a request ends the task.
    """

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        track = CURRENT.get()
        if track is not None and WORKER.warm:
            if request:
                raise WarmUpEnd
            return None
        if track is None or track.thread != threading.get_ident():
            return function(*args, **kwargs)
        WORKER.blocks(sys._getframe(1))
        before = track.kind
        track.turn("wait")
        try:
            return function(*args, **kwargs)
        finally:
            track.turn(before)

    return wrapper


def wrap_waits(code, is_async):
    """Wraps the functions that wait, before the tasks' code imports them."""
    time.sleep = waiting(time.sleep, False)
    # Modules that the code does not name are not loaded for it.
    if is_async or "asyncio" in code:
        import asyncio

        asyncio.sleep = asyncio.tasks.sleep = skippable(asyncio.sleep)
    if "urllib" in code:
        import urllib.request

        urllib.request.urlopen = waiting(urllib.request.urlopen, True)
    if "requests" in code:
        try:
            import requests
        except ImportError:
            return  # The code says so itself when it imports it.
        requests.Session.request = waiting(requests.Session.request, True)


def skippable(sleep):
    """`asyncio.sleep`, which lets others on and returns at once in a warm-up."""

    @functools.wraps(sleep)
    async def wrapper(delay, *args, **kwargs):
        skipped = WORKER.warm and CURRENT.get() is not None
        return await sleep(0 if skipped else delay, *args, **kwargs)

    return wrapper


def headline(exception, file):
    """An exception in a line, with the innermost line of the tasks' code."""
    kind = type(exception)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "task"):
        name = f"{kind.__module__}.{name}"
    try:
        message = str(exception)
    except Exception:
        message = "(its text cannot be told: __str__ raised)"
    line, traceback = None, exception.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == file:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    text = f"{name}: {message}" if message else name
    return clean(text if line is None else f"{text} (line {line})")


def own_traceback(exception, file):
    """The traceback, with the frames of the tasks' code alone."""
    import traceback

    told = traceback.TracebackException(type(exception), exception, exception.__traceback__)
    links, seen = [told], set()
    while links:
        link = links.pop()
        if link is not None and id(link) not in seen:
            seen.add(id(link))
            link.stack = traceback.StackSummary.from_list([at for at in link.stack if at.filename == file])
            links += [link.__cause__, link.__context__]
    return "".join(told.format())


def clean(text):
    """A text that can be written as UTF-8, not too long for a record, and without addresses of memory."""
    import re

    text = re.sub(r"\bat 0x[0-9A-Fa-f]{6,}", "at 0x…", text)  # They differ from one process to the next.
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    size = len(text.encode("utf-8"))
    if size <= MAX_ANSWER_BYTES:
        return text
    import hashlib

    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return f"{text[:ANSWER_HEAD]}… ({len(text)} characters, SHA-256 {digest})"


def peak_memory():
    """The most bytes of memory that this process has had; 0 where that is not known."""
    if os.name == "nt":
        return peak_memory_of_windows()
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def peak_memory_of_windows():
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = [("cb", wintypes.DWORD), ("faults", wintypes.DWORD)] + [
            (f"size{place}", ctypes.c_size_t) for place in range(8)
        ]

    counters = Counters(cb=ctypes.sizeof(Counters))
    try:
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        ask = kernel.K32GetProcessMemoryInfo
        ask.argtypes = [wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD]
        found = ask(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    except (AttributeError, OSError):
        return 0
    return counters.size0 if found else 0  # The first size is PeakWorkingSetSize.


class Worker:
    """What a process, or an interpreter, that runs tasks has to know."""

    def __init__(self):
        self.setup = None
        self.compiled = None
        self.module = None
        self.output = None
        self.meeting = None
        self.ready = None
        self.failure = None
        self.blocking_line = None
        self.warm = False
        self.quiet = True
        self.private_files = ()

    def begin(self, setup):
        """Takes the strategy's settings and prepares the interpreter for the tasks' code."""
        import linecache
        import warnings

        self.setup = setup
        self.output = sys.stdout = sys.stderr = TaskOutput(setup["name"])
        # The only other thread of a process that forks waits for commands and holds no lock.
        warnings.filterwarnings("ignore", ".*multi-threaded, use of fork", DeprecationWarning)
        if setup["folder"]:
            sys.path.insert(0, setup["folder"])
        code, file = setup["code"], setup["file"]
        linecache.cache[file] = (len(code), None, code.splitlines(True), file)
        wrap_waits(code, setup["strategy"] == "async")

    def load(self, tell=False):
        """Runs the code in a new module, so that its globals begin anew. `tell` shows a failure's traceback.

        Raises StrategyFailed where the code raises, or defines no `task`.
        """
        code, file = self.setup["code"], self.setup["file"]
        module = types.ModuleType("task")
        module.__file__ = file
        module.__dict__.update(self.setup["globals"])
        sys.modules["task"] = self.module = module
        try:
            if self.compiled is None:
                self.compiled = compile(code, file, "exec", dont_inherit=True)
            exec(self.compiled, module.__dict__)
        except BaseException as exception:  # sys.exit at the top of a file is a failure too.
            self.quiet = self.quiet and not tell
            told = self.raised(exception, None)
            raise StrategyFailed(f"The code raised {told} before any task began.") from None
        if not callable(getattr(module, "task", None)):
            raise StrategyFailed(f"{file} defines no function `task(i)`.")

    def try_load(self):
        """Loads the code and keeps the failure, for a worker whose pool a failure would break."""
        try:
            self.load()
            self.failure = None
        except StrategyFailed as failure:
            self.failure = str(failure)
        return self.failure

    def raised(self, exception, task):
        """Shows the traceback of what a task raised; yields the exception in a line."""
        file = self.setup["file"]
        if not self.quiet:
            self.output.emit(task, own_traceback(exception, file).splitlines())
        return headline(exception, file)

    def blocks(self, frame):
        """Notes the first line of the code that blocks the event loop."""
        setup = self.setup
        if setup["strategy"] == "async" and self.blocking_line is None:
            if frame.f_code.co_filename == setup["file"]:
                self.blocking_line = frame.f_lineno

    def collection(self):
        """What the code's list `shared` holds; `None` where there is none, or it holds more than numbers."""
        shared = getattr(self.module, "shared", None)
        is_number = lambda item: isinstance(item, (int, float)) and abs(item) <= sys.float_info.max
        if isinstance(shared, list) and all(is_number(item) for item in shared):
            return [float(item) for item in shared]
        return None

    def counted(self):
        """What the code's whole number `counter` is; `None` where there is none, or JSON readers would not keep it exactly."""
        counter = getattr(self.module, "counter", None)
        return int(counter) if isinstance(counter, int) and 0 <= counter < 2**53 else None


WORKER = Worker()
PROGRAM_CODE = b""  # This half of the file, compiled, in a strategy's process; see START.


# --- Inside the workers of a pool


# Gives a worker the first half of this file as a module. That takes far less time than running the whole file
# again as its main module, and it fits in the pipe to a new process, so that all start at the same time.
START = f"""
import marshal, sys, types, zlib
if {MODULE!r} not in sys.modules:
    sys.modules[{MODULE!r}] = types.ModuleType({MODULE!r})
    exec(marshal.loads(zlib.decompress(program)), sys.modules[{MODULE!r}].__dict__)
sys.modules[{MODULE!r}].start_worker(setup, meeting)
"""


def end_with_parent():
    from multiprocessing import connection, parent_process

    connection.wait([parent_process().sentinel])
    os._exit(1)


def start_worker(setup, meeting):
    """The first thing that a worker with a memory of its own does."""
    for file in WORKER.private_files:  # A forked process has its parent's.
        os.close(file)
    is_forked = WORKER.setup is not None
    WORKER.__init__()
    if setup["pool"] == "processes":
        threading.Thread(target=end_with_parent, daemon=True).start()
    if is_forked:
        WORKER.setup, WORKER.output = setup, sys.stdout
    else:
        WORKER.begin(setup)
    WORKER.meeting = PipeMeeting(*meeting) if isinstance(meeting, tuple) else meeting
    WORKER.try_load()
    WORKER.ready = CLOCK()


def greet():
    """Tells who the worker is and since when it is ready. None returns before all are there."""
    ready = WORKER.ready or CLOCK()
    WORKER.meeting.wait()
    return os.getpid(), threading.get_ident(), ready, WORKER.failure


def renew():
    """Loads the code anew. Every worker takes part."""
    WORKER.meeting.wait()
    return WORKER.try_load()


def work(indices, deadline):
    """Runs some tasks one after another, until the clock passes the deadline."""
    done = []
    for index in indices:
        if deadline is not None and CLOCK() > deadline:
            break
        done.append(perform(index))
    return threading.get_ident(), done


def work_on_copies(message):
    """The same where arguments and results are copied, with the time that copying takes."""
    received = CLOCK()
    indices, WORKER.warm, WORKER.quiet, deadline = pickle.loads(message)
    spans = [(indices[0], "copy", received, CLOCK())]
    results, lost = [], 0
    _, done = work(indices, deadline)
    for attempt in done:
        begin, copy, error = CLOCK(), None, None
        if attempt.error is None:
            try:
                copy = pickle.dumps(attempt.value, pickle.HIGHEST_PROTOCOL)
            except Exception as exception:
                told = headline(exception, WORKER.setup["file"])
                name = WORKER.setup["name"]
                error = f"what a task returns has to be pickled for {name}, and this cannot be: {told}"
        else:
            error = WORKER.raised(attempt.error, attempt.index)
        spans += [(attempt.index, *span) for span in attempt.track.spans]
        spans.append((attempt.index, "copy", begin, CLOCK()))
        lost += attempt.track.lost
        results.append((attempt.index, copy, error))
        attempt.value = None
    return os.getpid(), threading.get_ident(), results, spans, lost, peak_memory()


class PipeMeeting:
    """Lets threads go on when the last of them has come, also between interpreters of a process."""

    def __init__(self, parties, places, signals):
        self.parties = parties
        self.places = places
        self.signals = signals

    def lay_out(self):
        os.write(self.places[1], b"w" * (self.parties - 1) + b"l")

    def wait(self):
        if os.read(self.places[0], 1) == b"w":
            os.read(self.signals[0], 1)
        else:
            os.write(self.signals[1], b"g" * (self.parties - 1))
            self.lay_out()


# --- Inside a strategy's process: pools


class Pool:
    """Workers of one kind, started all at once."""

    def __init__(self, setup):
        self.setup = setup
        self.kind = setup["pool"]
        self.workers = setup["workers"]
        self.executor = None
        self.pipes = ()
        self.lanes = {}
        self.memory = {}

    def start(self):
        """Starts every worker and waits for all of them. Yields when each was ready, by lane, s of the clock.

        Raises StrategyFailed where they cannot start.
        """
        try:
            self.executor = getattr(self, f"executor_of_{self.kind}")()
            greetings = self.ask_each(greet)
        except (OSError, ImportError, ValueError, RuntimeError) as exception:
            told = headline(exception, "")
            raise StrategyFailed(f"The pool of {self.kind} could not be started: {told}.") from exception
        greetings.sort(key=lambda greeting: greeting[2])
        self.lanes = {greeting[:2]: lane for lane, greeting in enumerate(greetings)}
        self.fail_on(greeting[3] for greeting in greetings)
        return [greeting[2] for greeting in greetings]

    def executor_of_threads(self):
        from concurrent.futures import ThreadPoolExecutor

        WORKER.meeting = threading.Barrier(self.workers)
        return ThreadPoolExecutor(self.workers)

    def executor_of_processes(self):
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        context = multiprocessing.get_context(self.setup["start_method"])
        first = self.first_arguments(context.Barrier(self.workers))
        return ProcessPoolExecutor(self.workers, context, exec, first)

    def executor_of_interpreters(self):
        from concurrent.futures import InterpreterPoolExecutor

        self.pipes = (os.pipe(), os.pipe())
        PipeMeeting(self.workers, *self.pipes).lay_out()
        first = self.first_arguments((self.workers, *self.pipes))
        return InterpreterPoolExecutor(self.workers, initializer=exec, initargs=first)

    def first_arguments(self, meeting):
        return START, {"program": PROGRAM_CODE, "setup": self.setup, "meeting": meeting}

    def ask_each(self, function):
        """Calls a function of this file once in every worker."""
        futures = [self.executor.submit(function) for _ in range(self.workers)]
        return [self.result(future) for future in futures]

    def result(self, future):
        from concurrent.futures import BrokenExecutor

        try:
            return future.result()
        except BrokenExecutor:
            raise StrategyFailed(
                f"One of the {self.kind} of the pool ended by itself: a task called os._exit or crashed the "
                "interpreter, or the system ran out of memory."
            ) from None

    @staticmethod
    def fail_on(failures):
        for failure in failures:
            if failure is not None:
                raise StrategyFailed(failure)

    def renew(self):
        """Gives every worker with a memory of its own a new module."""
        if self.kind != "threads":
            self.fail_on(self.ask_each(renew))

    def run(self, done):
        """Runs the tasks of a pass, which takes every result as it comes."""
        from concurrent.futures import as_completed

        tasks, copies = self.setup["tasks"], self.kind != "threads"
        usual = max(1, -(-tasks // (self.workers * CHUNKS_PER_WORKER))) if copies else 1
        size = self.setup["chunk"] or usual
        futures = []
        for first in range(0, tasks, size):
            indices = range(first, min(first + size, tasks))
            if copies:
                message = pickle.dumps((indices, WORKER.warm, WORKER.quiet, done.deadline))
                futures.append(self.executor.submit(work_on_copies, message))
            else:
                futures.append(self.executor.submit(work, indices, done.deadline))
        for future in as_completed(futures):
            if copies:
                self.take_copies(done, *self.result(future))
            else:
                thread, attempts = self.result(future)
                for attempt in attempts:
                    done.take(attempt, self.lanes[os.getpid(), thread])

    def take_copies(self, done, process, thread, results, spans, lost, memory):
        lane = self.lanes[process, thread]
        self.memory[process] = memory
        done.lost += lost
        done.spans += [(task, lane, kind, start, end) for task, kind, start, end in spans]
        for index, copy, error in results:
            value = None
            if error is None:
                try:
                    value = pickle.loads(copy)
                except Exception as exception:
                    told = headline(exception, self.setup["file"])
                    error = f"what the task returned was pickled, but cannot be loaded again: {told}"
            done.results[index] = (value, error)

    def stop(self):
        """Ends the workers, by force where they do not end in time."""
        if self.executor is None:
            return
        ending = threading.Thread(target=self.executor.shutdown, daemon=True)
        ending.start()
        ending.join(STOP_S)
        if ending.is_alive() and self.kind == "processes":
            import multiprocessing

            for process in multiprocessing.active_children():
                process.kill()
            ending.join(STOP_S)
        for pipe in self.pipes:
            os.close(pipe[0])
            os.close(pipe[1])
        self.executor = None


# --- Inside a strategy's process: passes over the tasks


class Pass:
    """One pass over the tasks: a timed repeat or a warm-up. Times are s of the clock until they are told."""

    def __init__(self, deadline):
        self.deadline = deadline
        self.begin = CLOCK()
        self.started = self.begin
        self.results = {}
        self.spans = []
        self.lost = 0

    def take(self, attempt, lane):
        self.results[attempt.index] = (attempt.value, attempt.error)
        self.spans += [(attempt.index, lane, *span) for span in attempt.track.spans]
        self.lost += attempt.track.lost

    def start_pool(self, pool):
        ready = pool.start()
        self.started = CLOCK()
        self.spans += [(None, lane, "startup", self.begin, end) for lane, end in enumerate(ready)]

    def run_loop(self, tasks):
        for index in range(tasks):
            if self.deadline is not None and CLOCK() > self.deadline:
                break
            self.take(perform(index), 0)

    def run_asyncio(self, tasks):
        import asyncio

        async def one(index):
            if self.deadline is None or CLOCK() <= self.deadline:
                self.take(await perform_in_loop(index), 0)

        async def all_at_once():
            await asyncio.gather(*(one(index) for index in range(tasks)))

        asyncio.run(all_at_once())

    def told(self, end, tasks):
        """The pass as a record has it, ms from its start."""
        at = lambda moment: round(max(moment - self.begin, 0.0) * 1000, 5)
        spans = [[task, lane, kind, at(start), max(at(stop), at(start))]
                 for task, lane, kind, start, stop in self.spans]
        spans.sort(key=lambda span: (span[3], span[4] > span[3], -1 if span[0] is None else span[0]))
        return {
            "total_ms": at(end),
            "startup_ms": at(self.started),
            "spans": spans,
            "lost": self.lost,
            "answers": [answer(index, *self.results.get(index, NO_ANSWER)) for index in range(tasks)],
        }


NO_ANSWER = (None, "it has no answer")


def answer(index, value, error):
    """What a task answered: whether it is a value, and the `repr` of that or the error."""
    if isinstance(error, BaseException):
        error = WORKER.raised(error, index)
    if error is None:
        try:
            return [True, clean(repr(value))]
        except BaseException as exception:
            error = f"repr raised {headline(exception, WORKER.setup['file'])}"
    return [False, clean(error)]


class Runner:
    """Runs one strategy by commands."""

    def __init__(self, setup):
        self.setup = setup
        self.pool = None
        WORKER.begin(setup)
        if setup["gil"] is not None and getattr(sys, "_is_gil_enabled", lambda: True)() != setup["gil"]:
            state = "on" if setup["gil"] else "off"
            raise StrategyFailed(f"The interpreter's lock could not be turned {state}.")

    def prepare(self, command):
        """Starts a pool that is to be reused, and warms up."""
        reply = {}
        WORKER.load(tell=not command["quiet"])
        if self.setup["pool"] and self.setup["reused"]:
            begin = CLOCK()
            self.pool = Pool(self.setup)
            self.pool.start()
            reply["pool_startup_ms"] = (CLOCK() - begin) * 1000
        if command["passes"]:
            left, took = WARM_UP_S, 0.0
            for _ in range(command["passes"]):
                if left - took > 0:
                    took += self.warm_up(left - took)
            reply["warmup_ms"] = took * 1000
        return reply

    def warm_up(self, limit):
        """One untimed pass. Yields how long it took without the start of its pool, s."""
        WORKER.warm = True
        try:
            done, end = self.run_pass(limit)
            return end - done.started
        finally:
            WORKER.warm = False

    def reference(self, command):
        """One untimed pass without waits, for its answers."""
        WORKER.warm = True
        done, end = self.run_pass(command["limit"])
        return done.told(end, self.setup["tasks"])

    def repeat(self, command):
        """A timed repeat."""
        WORKER.quiet = command["quiet"]
        done, end = self.run_pass(None)
        reply = done.told(end, self.setup["tasks"])
        reply["memory_bytes"] = peak_memory() + self.pool_memory
        reply["collection"] = WORKER.collection()
        reply["counted"] = WORKER.counted()
        reply["blocking_line"] = WORKER.blocking_line
        return reply

    def run_pass(self, limit):
        """Runs all tasks once. Yields the pass, and when its last task had ended, s of the clock."""
        WORKER.load()
        tasks, self.pool_memory = self.setup["tasks"], 0
        if self.pool is not None:
            self.pool.renew()
        fresh = Pool(self.setup) if self.setup["pool"] and self.pool is None else None
        done = Pass(None)
        try:
            if fresh is not None:
                done.start_pool(fresh)
            done.deadline = None if limit is None else CLOCK() + limit
            pool = self.pool or fresh
            if pool is not None:
                pool.run(done)
                self.pool_memory = sum(pool.memory.values())
            elif self.setup["strategy"] == "async":
                done.run_asyncio(tasks)
            else:
                done.run_loop(tasks)
            end = CLOCK()
        finally:
            if fresh is not None:
                fresh.stop()
        return done, end


class Channel:
    """The child's private way to its parent. Tasks read nothing, and print to standard error."""

    def __init__(self):
        self.input, self.output = os.dup(0), os.dup(1)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        os.dup2(2, 1)

    def commands(self):
        """Each command as it comes; ends with the parent."""
        rest = b""
        while True:
            data = os.read(self.input, 1 << 16)
            if not data:
                return
            *lines, rest = (rest + data).split(b"\n")
            yield from map(json.loads, lines)

    def send(self, reply):
        data = json.dumps(reply).encode("ascii") + b"\n"
        while data:
            data = data[os.write(self.output, data):]


def own_path():
    return os.path.abspath(__file__)


def child_main():
    """Runs this half of the file as a module, so that a pool's workers find its functions; see START."""
    import marshal
    import zlib

    with open(own_path(), encoding="utf-8") as file:
        half = file.read().partition("\n# --- The parent")[0]
    program = compile(half, own_path(), "exec", dont_inherit=True)
    module = sys.modules[MODULE] = types.ModuleType(MODULE)
    exec(program, module.__dict__)
    module.PROGRAM_CODE = zlib.compress(marshal.dumps(program))
    del sys.modules["__main__"].__file__  # Or each worker would run it.
    module.serve()


def serve():
    """A strategy's process: takes commands until its parent ends it or is gone."""
    import queue

    channel, inbox = Channel(), queue.SimpleQueue()
    WORKER.private_files = (channel.input, channel.output)

    def listen():
        for command in channel.commands():
            inbox.put(command)
        end_group()

    threading.Thread(target=listen, daemon=True).start()
    setup, runner = inbox.get(), None
    watch = watch_over(setup)
    while True:
        command = inbox.get()
        watch(True)
        try:
            runner = runner or Runner(setup)
            reply = getattr(runner, command["do"])(command)
        except StrategyFailed as failure:
            reply = {"failed": str(failure)}
        watch(False)
        channel.send(reply)


def watch_over(setup):
    """Ends tasks that let no other thread run, when nobody waits for them any more.

    Processes of a pool end with their group. Yields a function that is told when a command begins and ends.
    """
    if setup["pool"] == "processes":
        return lambda begins: None
    import faulthandler

    if sys.platform == "linux":
        ask_for_end_with_parent(setup["parent"])
    nothing = open(os.devnull, "w")

    def watch(begins):
        if begins:
            faulthandler.dump_traceback_later(setup["limit"] + 10, exit=True, file=nothing)
        else:
            faulthandler.cancel_dump_traceback_later()

    return watch


def ask_for_end_with_parent(parent):
    import signal

    try:
        import ctypes

        ctypes.CDLL(None).prctl(1, int(signal.SIGKILL))  # PR_SET_PDEATHSIG
    except (ImportError, OSError, AttributeError):
        return
    if os.getppid() != parent:
        os._exit(1)


def end_group():
    """Ends this process and its pool at once."""
    if hasattr(os, "killpg"):
        import signal

        os.killpg(os.getpgrp(), signal.SIGKILL)
    os._exit(1)


# --- The parent: one process a strategy


class Stopped(BaseException):
    """Somebody stopped the run, by Ctrl-C or by ending the program; `code` is the exit code."""

    def __init__(self, code):
        self.code = code


class Child:
    """A strategy's process as its parent has it."""

    def __init__(self, setup, reporter):
        import queue
        import subprocess

        self.setup = setup
        self.limit = setup["limit"]
        self.replies = queue.Queue()
        settings = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1"}
        lock = []
        if setup["gil"] is not None:
            settings.pop("PYTHON_GIL", None)
            lock = ["-X", f"gil={int(setup['gil'])}"]
        pipe = subprocess.PIPE
        options = {"stdin": pipe, "stdout": pipe, "stderr": pipe, "env": settings}
        if os.name == "nt":
            options["creationflags"] = subprocess.CREATE_NEW_PROCESS_GROUP
        else:
            options["start_new_session"] = True
        self.process = subprocess.Popen([sys.executable, *lock, own_path(), CHILD], **options)
        threading.Thread(target=self.receive, daemon=True).start()
        threading.Thread(target=self.show, args=(reporter,), daemon=True).start()
        self.send(setup)

    def receive(self):
        for line in self.process.stdout:
            self.replies.put(line)
        self.replies.put(None)

    def show(self, reporter):
        for line in self.process.stderr:
            reporter.printed(line)

    def send(self, message):
        try:
            self.process.stdin.write(json.dumps(message).encode("ascii") + b"\n")
            self.process.stdin.flush()
        except OSError:
            pass  # It has ended, which `ask` finds out.

    def ask(self, command):
        """Gives a command and waits for the reply.

        Raises StrategyFailed where the process says so, ends, or does not reply in time.
        """
        import queue

        self.send(command)
        end = CLOCK() + self.limit
        while True:
            try:
                # Short waits, since Windows does not interrupt one for Ctrl-C.
                line = self.replies.get(timeout=max(0.01, min(0.25, end - CLOCK())))
            except queue.Empty:
                if CLOCK() < end:
                    continue
                raise StrategyFailed(
                    f"It did not end within {seconds(self.limit)}: a task may hang; "
                    "otherwise give it more time by --time-limit."
                ) from None
            if line is None:
                raise StrategyFailed(self.why_ended())
            reply = json.loads(line)
            if "failed" in reply:
                raise StrategyFailed(reply["failed"])
            return reply

    def why_ended(self):
        import signal
        import subprocess

        try:
            code = self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            return "A task closed the way to its process."
        if code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
            return f"{name} ended its process: a task crashed it, or the system ran out of memory."
        return f"Its process ended with exit code {code}: a task called os._exit or crashed the interpreter."

    def end(self):
        """Ends the process and its pool at once."""
        import signal
        import subprocess

        if os.name == "nt":
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(self.process.pid)], check=False, **quiet)
        else:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass  # Nobody of the group is left.
        try:
            self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            pass


TRIAL = """
import sys, time
for _ in sys.stdin:
    n, end = 0, time.perf_counter() + 0.25
    while time.perf_counter() < end:
        for _ in range(500):
            n += 1
    print(n, flush=True)
"""


def measure_cores(processes):
    """How many processes compute at the same instant: their work together as a multiple of that of one alone.

    Yields `None` where that cannot be found out.
    """
    import subprocess

    command = [sys.executable, "-I", "-S", "-c", TRIAL]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    started = []

    def counts(some):
        for process in some:
            process.stdin.write(b"go\n")
            process.stdin.flush()
        return [int(process.stdout.readline()) for process in some]

    try:
        started += [subprocess.Popen(command, **pipes) for _ in range(processes)]
        counts(started)
        [alone] = counts(started[:1])
        return min(sum(counts(started)) / alone, float(processes))
    except (OSError, ValueError, ZeroDivisionError):
        return None
    finally:
        for process in started:
            process.kill()
            process.communicate()


def timer_step_us():
    """The smallest step of the clock that was seen, microseconds."""
    smallest = 1.0
    for _ in range(2000):
        begin = end = CLOCK()
        while end == begin:
            end = CLOCK()
        smallest = min(smallest, end - begin)
    return round(smallest * 1e6, 4)


# --- The parent: statistics and doubts, as the page computes them

RESAMPLES = 2000
SPEEDUP_STREAM = 0x9E37_79B9_7F4A_7C15
FEWEST_FOR_95 = 6
TOO_SHORT_STEPS = 100
WIDE_SPREAD = 0.1
OUTLIER_MADS = 14.826
OUTLIER_FEWEST = 4
CORES_MEASURED_SHARE = 0.75
COLD_RUN_SHARE = 0.016
FEW_REPEATS_FACTOR = 1.1


def quantile(ordered, p):
    """The quantile of values in ascending order, linear between neighbours (type 7 of Hyndman and Fan)."""
    position = p * (len(ordered) - 1)
    below = int(position)
    low, high = ordered[below], ordered[min(below + 1, len(ordered) - 1)]
    return min(max(low + (high - low) * (position - below), low), high)


def median(values):
    return quantile(sorted(values), 0.5)


def median_interval(values, seed):
    """The 95 % percentile bootstrap interval of the median."""
    import random

    draw, ordered = random.Random(seed), sorted(values)
    medians = sorted(median(draw.choices(ordered, k=len(ordered))) for _ in range(RESAMPLES))
    return [quantile(medians, 0.025), quantile(medians, 0.975)]


def summarise(totals, serial, seed):
    """Statistics over a strategy's totals, ms; `serial` are the loop's totals of the same rounds, if any."""
    ordered = sorted(totals)
    ratios = [ours / theirs for ours, theirs in zip(serial, totals) if theirs > 0]
    return {
        "median_ms": quantile(ordered, 0.5),
        "q1_ms": quantile(ordered, 0.25),
        "q3_ms": quantile(ordered, 0.75),
        "ci95_ms": median_interval(totals, seed),
        "speedup": median(ratios) if ratios else None,
        "speedup_ci95": median_interval(ratios, seed ^ SPEEDUP_STREAM) if ratios else None,
    }


def doubts(result, strategy, spec, environment, lost):
    """What speaks against trusting the times of a result that has some."""
    totals = [repeat["total_ms"] for repeat in result["repeats"]]
    summary = result["summary"]
    middle, resolution_us = summary["median_ms"], environment["timer_resolution_us"]
    found = []
    if middle * 1000 < TOO_SHORT_STEPS * resolution_us:
        found.append({"doubt": "too_short", "median_ms": middle, "resolution_us": resolution_us})
    spread = summary["q3_ms"] - summary["q1_ms"]
    if spread > WIDE_SPREAD * middle:
        found.append({"doubt": "wide_spread", "ratio": spread / middle})
    found += outliers(totals, middle, resolution_us / 1000)
    if strategy.scales:
        found += too_few_cores(result["workers"], environment)
    if spec["warmup"] == 0 and run_share(result) >= COLD_RUN_SHARE:
        found.append({"doubt": "first_run_cold"})
    if len(totals) == 1:
        found.append({"doubt": "single_repeat"})
    elif len(totals) < FEWEST_FOR_95:
        found.append({"doubt": "few_repeats", "repeats": len(totals)})
    if lost:
        found.append({"doubt": "spans_lost", "spans": lost})
    return found


def outliers(totals, middle, step_ms):
    deviations = [abs(total - middle) for total in totals]
    if len(deviations) < OUTLIER_FEWEST:
        return []
    limit = OUTLIER_MADS * max(median(deviations), step_ms)
    return [
        {"doubt": "outlier", "repeat": at, "total_ms": total}
        for at, (total, deviation) in enumerate(zip(totals, deviations))
        if deviation > limit
    ]


def too_few_cores(workers, environment):
    found = []
    reported, measured = environment["cores_reported"], environment["cores_measured"]
    if workers > reported:
        found.append({"doubt": "cores_fewer_than_workers", "workers": workers, "cores": reported})
    if measured is not None and measured < CORES_MEASURED_SHARE * min(workers, reported):
        found.append({"doubt": "cores_overstated", "reported": reported, "measured": measured})
    return found


def run_share(result):
    """Computing as a share of the time of all repeats."""
    total = sum(repeat["total_ms"] for repeat in result["repeats"])
    spans = (span for repeat in result["repeats"] for span in repeat["spans"])
    run = sum(span["end_ms"] - span["start_ms"] for span in spans if span["kind"] == "run")
    return run / total if total > 0 else 0.0


# --- The parent: the record


class Entry:
    """What is known of one strategy so far."""

    def __init__(self):
        self.reason = None
        self.wrong = None
        self.answers = []
        self.raised = {}
        self.collection = None
        self.blocking_line = None
        self.warmup_ms = None
        self.pool_startup_ms = None
        self.repeats = []
        self.lost = 0


class Recorder:
    """Builds the record of a run. `runs` is how many repeats there will be, of all strategies together."""

    def __init__(self, plan, environment):
        self.plan = plan
        self.environment = environment
        self.entries = {id: Entry() for id in plan.strategies}
        self.serial = None
        self.spans_left = MAX_SPANS
        self.runs_left = len(plan.strategies) * plan.repeats

    def values(self, answers):
        """Answers as a record has them. A workload's own are numbers and plain texts, as in Rust."""
        return [
            (of_repr(text) if self.plan.code is None else text) if is_value else f"error: {text}"
            for is_value, text in answers
        ]

    def refer(self, reply):
        """Takes answers to compare with from a loop that was not timed."""
        if all(is_value for is_value, _ in reply["answers"]):
            self.serial = self.values(reply["answers"])

    def take(self, id, reply):
        """Takes a repeat that has ended."""
        entry, answers = self.entries[id], self.values(reply["answers"])
        if id == "serial" and self.serial is None:
            self.serial = answers
        if entry.answers and entry.answers != answers:
            entry.wrong = "Its answers changed from one repeat to the next."
        entry.answers = answers
        entry.raised = {at: text for at, (is_value, text) in enumerate(reply["answers"]) if not is_value}
        entry.collection = reply["collection"]
        entry.blocking_line = entry.blocking_line or reply["blocking_line"]
        spans, lost = self.room_for(reply["spans"])
        entry.lost += reply["lost"] + lost
        names = ("task", "lane", "kind", "start_ms", "end_ms")
        entry.repeats.append({
            "total_ms": reply["total_ms"],
            "startup_ms": reply["startup_ms"],
            "memory_bytes": reply["memory_bytes"],
            **({} if reply["counted"] is None else {"counted": reply["counted"]}),
            "spans": [dict(zip(names, span)) for span in spans],
        })

    def room_for(self, spans):
        """As many spans as there is room for, the longest, in their order; and how many are left out."""
        room = self.spans_left // max(1, self.runs_left)
        self.runs_left -= 1
        kept = spans
        if len(spans) > room:
            longest = sorted(range(len(spans)), key=lambda at: spans[at][3] - spans[at][4])[:room]
            kept = [spans[at] for at in sorted(longest)]
        self.spans_left -= len(kept)
        return kept, len(spans) - len(kept)

    def give_up(self, id, reason):
        """The strategy cannot run, or cannot go on."""
        entry = self.entries[id]
        entry.reason = reason
        self.runs_left -= self.plan.repeats - len(entry.repeats)

    def stop(self):
        """The run ends here: whoever has no repeat did not run."""
        for entry in self.entries.values():
            if entry.reason is None and not entry.repeats:
                entry.reason = "The run was stopped before this strategy had ended a repeat."

    def result(self, id):
        plan, entry, strategy = self.plan, self.entries[id], BY_ID[id]
        wrong = (entry.wrong or self.mismatch(entry.answers)) if entry.answers else None
        available = entry.reason is None
        result = {
            # Subinterpreters are workers with a memory of their own.
            "strategy": "isolated" if id == "subinterpreters" else id,
            "workers": plan.workers_of(strategy),
            "available": available,
            "reason": clean(entry.reason or wrong or ""),
            "answer_ok": available and bool(entry.answers) and wrong is None,
            "answers": entry.answers,
            "collection": entry.collection,
            "blocking_line": entry.blocking_line,
            "warmup_ms": entry.warmup_ms,
            "pool_startup_ms": entry.pool_startup_ms,
            "repeats": entry.repeats,
            "summary": None,
            "doubts": [],
        }
        for name in ("reason", "collection", "blocking_line", "warmup_ms", "pool_startup_ms"):
            if result[name] is None or result[name] == "":
                del result[name]
        if result["answer_ok"]:
            serial = self.entries.get("serial")
            serial = serial.repeats if serial is not None and serial.reason is None else []
            totals = [repeat["total_ms"] for repeat in entry.repeats]
            result["summary"] = summarise(totals, [repeat["total_ms"] for repeat in serial], plan.seed)
            result["doubts"] = doubts(result, strategy, plan.spec(), self.environment, entry.lost)
        return result

    def mismatch(self, answers):
        """Says which answer differs from the loop's, if one does."""
        for at, got in enumerate(answers):
            expected = got if self.serial is None else self.serial[at]
            if got != expected and str(got).startswith("error: "):
                return f"Task {at + 1} did not answer as under serial: {got[len('error: '):]}."
            if got != expected:
                return f"Its answers are wrong: task {at + 1} answered {got}, but serial answered {expected}."
        return None

    def results(self):
        return {id: self.result(id) for id in self.plan.strategies}

    def record(self, results):
        record = {
            "schema": SCHEMA,
            "app": {"version": VERSION, "commit": COMMIT},
            "spec": self.plan.spec(),
            "environment": self.environment,
            "results": [results[id] for id in self.plan.strategies if id in IN_RECORD],
        }
        if "subinterpreters" in results:
            record["subinterpreters"] = results["subinterpreters"]
        return record


def of_repr(text):
    """The value that a `repr` stands for, where it is a number or a plain text."""
    import math

    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if math.isfinite(number):
        return as_json(number)
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1]
    return text


def as_json(number):
    """A whole number as such, as far as a float holds it exactly."""
    if number == int(number) and abs(number) <= 2**53 and str(number) != "-0.0":
        return int(number)
    return number


# --- The parent: a run


class Plan:
    """What to run, complete and checked."""

    def __init__(self, **fields):
        self.__dict__.update(fields)

    def workers_of(self, strategy):
        if strategy.pool is None:
            return 1
        if strategy.id == "gil":
            return self.threads or min(max(self.tasks, 1), MAX_THREADS)
        return self.workers

    def spec(self):
        """The specification as a record has it."""
        spec = {"workload": self.workload, "lang": "python"}
        if self.code is not None:
            spec["code"] = self.code
        spec["params"] = {id: value for id, value in self.params.items() if id != "seed"}
        spec["tasks"] = self.tasks
        spec["strategies"] = [id for id in self.strategies if id in IN_RECORD]
        spec["workers"] = self.workers
        if self.threads is not None:
            spec["threads"] = self.threads
        if self.chunk is not None:
            spec["chunk"] = self.chunk
        return {
            **spec, "repeats": self.repeats, "warmup": self.warmup, "pool": self.pool, "seed": self.seed
        }

    def global_names(self):
        """The names that the code finds set before it runs."""
        import keyword
        from urllib.parse import urljoin

        names = {}
        for id, value in self.params.items():
            if WORKLOADS[self.workload]["params"][id]["kind"] == "urls":
                value = ",".join(urljoin(self.site, url) for url in value.split(","))
            names[id + "_" if keyword.iskeyword(id) else id] = value
        return names

    def setup(self, strategy):
        """What the strategy's process has to know."""
        lock = {"gil": True, "rayon": False}.get(strategy.id)
        return {
            "strategy": strategy.id,
            "name": strategy.name,
            "pool": strategy.pool,
            "gil": lock if is_free_threaded() else None,
            "code": WORKLOADS[self.workload]["code"] if self.code is None else self.code,
            "file": self.file,
            "folder": self.folder,
            "globals": self.global_names(),
            "tasks": self.tasks,
            "workers": self.workers_of(strategy),
            # Threads under the lock take one task at a time, on the page too.
            "chunk": None if strategy.id == "gil" else self.chunk,
            "reused": self.pool == "reused",
            "start_method": self.start_method,
            "limit": self.time_limit,
            "parent": os.getpid(),
        }


def is_free_threaded():
    """Whether the interpreter can run without its lock."""
    import sysconfig

    return bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


def has_interpreters():
    import concurrent.futures

    return hasattr(concurrent.futures, "InterpreterPoolExecutor")


def why_not(strategy, plan):
    """Why a strategy cannot run here, in a sentence; `None` where it can."""
    if strategy.id == "rayon" and not is_free_threaded():
        return (
            "This interpreter has its lock: threads without it need a free-threaded build of CPython 3.13 "
            "or newer."
        )
    if strategy.id == "subinterpreters" and not has_interpreters():
        return "This interpreter has no InterpreterPoolExecutor: that needs CPython 3.14 or newer."
    if strategy.id == "isolated":
        import importlib

        try:
            importlib.import_module("multiprocessing.synchronize")
        except ImportError as error:
            return f"This system has no semaphores, which a pool of processes needs: {error}."
        if os.name == "nt" and plan.workers > 61:
            return "A pool of processes has 61 workers at most on Windows."
    return None


class Run:
    """Runs a plan, strategy by strategy and repeat by repeat."""

    def __init__(self, plan, recorder, reporter):
        self.plan = plan
        self.recorder = recorder
        self.reporter = reporter
        self.children = {}

    def alive(self):
        return [id for id in self.plan.strategies if self.recorder.entries[id].reason is None]

    def all(self):
        """Runs everything. A failure ends no more than its strategy."""
        import random

        for id in self.alive():
            reason = why_not(BY_ID[id], self.plan)
            if reason is not None:
                self.recorder.give_up(id, reason)
        try:
            if self.alive() and "serial" not in self.alive():
                self.refer()
            for number, id in enumerate(self.alive()):
                self.prepare(id, quiet=number > 0)
            order = random.Random(self.plan.seed)
            for repeat in range(self.plan.repeats):
                shuffled = self.alive()
                order.shuffle(shuffled)
                for id in shuffled:
                    self.repeat(id, repeat)
        finally:
            for child in self.children.values():
                child.end()
            self.reporter.status("")

    def child(self, id):
        if id not in self.children:
            self.children[id] = Child(self.plan.setup(BY_ID[id]), self.reporter)
        return self.children[id]

    def ask(self, id, command):
        """The reply of a strategy's process; `None` where it failed, which ends the process."""
        try:
            return self.child(id).ask(command)
        except StrategyFailed as failure:
            self.reporter.say(f"{BY_ID[id].name}: {failure}")
            self.children.pop(id).end()
            if id in self.recorder.entries:
                self.recorder.give_up(id, str(failure))
            return None

    def refer(self):
        self.reporter.say("The loop runs once, untimed and without waits, for answers to compare with.")
        limit = min(REFERENCE_S, self.plan.time_limit)
        reply = self.ask("serial", {"do": "reference", "limit": limit})
        if reply is not None:
            self.recorder.refer(reply)
            self.children.pop("serial").end()

    def prepare(self, id, quiet):
        self.reporter.status(f"{BY_ID[id].name}: starting and warming up ...")
        reply = self.ask(id, {"do": "prepare", "passes": self.plan.warmup, "quiet": quiet})
        if reply is not None:
            entry = self.recorder.entries[id]
            entry.warmup_ms = reply.get("warmup_ms")
            entry.pool_startup_ms = reply.get("pool_startup_ms")

    def repeat(self, id, repeat):
        place = f"repeat {repeat + 1} of {self.plan.repeats}: {BY_ID[id].name}"
        self.reporter.status(f"{place} ...")
        # Each repeat does the same, so what the first one prints is enough.
        reply = self.ask(id, {"do": "repeat", "quiet": repeat > 0})
        if reply is not None:
            self.recorder.take(id, reply)
            self.reporter.step(f"{place} took {duration(reply['total_ms'])}")


# --- The parent: words


class Reporter:
    """Progress on standard error: a line that is rewritten on a terminal, and a line a step elsewhere."""

    def __init__(self):
        self.stream = sys.stderr
        self.in_place = self.stream.isatty()
        self.lock = threading.Lock()
        self.shown = ""
        self.lines = 0
        self.bytes = 0

    def status(self, text):
        if self.in_place:
            with self.lock:
                self.erase()
                self.shown = text[:100]
                self.draw()

    def step(self, text):
        if not self.in_place:
            self.say(text)

    def say(self, text):
        with self.lock:
            self.erase()
            self.stream.write(text + "\n")
            self.draw()

    def printed(self, line):
        """Shows a line that a task printed, as long as there are not too many."""
        self.lines += 1
        self.bytes += len(line)
        if self.lines <= MAX_PRINTED_LINES and self.bytes <= MAX_PRINTED_BYTES:
            self.say(line.decode("utf-8", "backslashreplace").rstrip("\r\n"))
        elif self.lines < 1 << 40:
            self.lines = 1 << 40
            self.say("The tasks printed more than 10,000 lines or 1 MiB; the rest is not shown.")

    def erase(self):
        if self.shown:
            self.stream.write("\r" + " " * len(self.shown) + "\r")

    def draw(self):
        self.stream.write(self.shown)
        self.stream.flush()


def digits(value):
    """Three significant digits of a value under 1000."""
    size = abs(value)
    return f"{value:.{3 if size < 0.0995 else 2 if size < 9.995 else 1 if size < 99.95 else 0}f}"


def duration(ms):
    """A duration as people read it: `0.42 ms`, `12.3 ms`, `1.40 s`, `2 min 5 s`."""
    if ms < 0.009995:
        return f"{digits(ms * 1000)} µs" if ms else "0 ms"
    if ms < 999.5:
        return f"{digits(ms)} ms"
    if ms < 99_950:
        return f"{digits(ms / 1000)} s"
    minutes, rest = divmod(round(ms / 1000), 60)
    return f"{minutes} min {rest} s"


def seconds(value):
    return f"{value:g} second" + ("" if value == 1 else "s")


def factor(value):
    """A ratio as people read it; one near 1 has a second decimal."""
    if 0.945 <= value < 1.095 or value < 0.95:
        return f"{value:.2f}" if value >= 0.095 else f"{value:.3f}"
    return f"{value:.1f}" if value < 99.5 else f"{value:.0f}"


def listed(words, last="and"):
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def table(results):
    """The results as lines of a table."""
    fewest = min((len(result["repeats"]) for result in results.values() if result["summary"]), default=0)
    full = fewest >= FEWEST_FOR_95
    rows = [("strategy", "workers", "median", "95 % interval" if full else "range", "speed-up", "start-up")]
    for id, result in results.items():
        name, workers, summary = BY_ID[id].name, str(result["workers"]), result["summary"]
        if summary is None:
            unfinished = "stopped early" if result["repeats"] else "did not run"
            state = "wrong answers" if result["available"] else unfinished
            rows.append((name, workers, state, "", "", ""))
            continue
        totals = [repeat["total_ms"] for repeat in result["repeats"]]
        low, high = map(duration, summary["ci95_ms"] if full else (min(totals), max(totals)))
        between = low if low == high else f"{low} to {high}"
        speedup = "" if summary["speedup"] is None else f"{factor(summary['speedup'])} x"
        startup = result.get("pool_startup_ms", median([one["startup_ms"] for one in result["repeats"]]))
        started = duration(startup) if BY_ID[id].pool else "none"
        rows.append((name, workers, duration(summary["median_ms"]), between, speedup, started))
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]


def verdict(strategy, result, raised):
    """What came out of a strategy, in a sentence."""
    subject, verb = strategy.subject, strategy.verb
    if not result["answer_ok"]:
        return f"{strategy.name}: no time is shown. {result['reason']}"
    failed = f" Task {min(raised) + 1} raised: {raised[min(raised)]}." if raised else ""
    summary = result["summary"]
    if strategy.id == "serial" or summary["speedup"] is None:
        return f"{subject} took {duration(summary['median_ms'])}.{failed}"
    ratio, (low, high) = summary["speedup"], summary["speedup_ci95"]
    if len(result["repeats"]) < FEWEST_FOR_95:
        low, high = low / FEW_REPEATS_FACTOR, high * FEW_REPEATS_FACTOR
    if low > 1:
        return f"{subject} {verb} {factor(ratio)} times as fast as the loop.{failed}"
    if high < 1:
        return f"{subject} took {factor(1 / ratio)} times as long as the loop.{failed}"
    return f"{subject} took as long as the loop, as far as these repeats show.{failed}"


DOUBTS = {
    "too_short": "the times are short for this clock: give the tasks more work",
    "wide_spread": "the times are spread over more than a tenth: close other programs and run more repeats",
    "outlier": "a repeat is far from the others: something else may have run at the time",
    "cores_fewer_than_workers": "there are more workers than cores, and so many cannot compute at once",
    "cores_overstated": "fewer cores were free than the system reports: other programs may be busy",
    "first_run_cold": "nothing was run before timing: set --warmup to 1 or more",
    "single_repeat": "one repeat says nothing about how much times vary: run 6 or more (--repeats 6)",
    "few_repeats": "fewer than 6 repeats are too few for a true 95 % interval",
    "spans_lost": "some spans were left out of the record, which holds 300,000; the totals stand",
}


def conclusion(recorder, results):
    """The table, a sentence a strategy, and the doubts."""
    ran = {id: result for id, result in results.items() if result["available"]}
    sentences = [verdict(BY_ID[id], result, recorder.entries[id].raised) for id, result in ran.items()]
    reasons, found = {}, {}
    for id, result in results.items():
        if id not in ran:
            how = "did not run to its end" if result["repeats"] else "did not run"
            reasons.setdefault((how, result["reason"]), []).append(BY_ID[id].name)
    sentences += [f"{listed(names)} {how}. {reason}" for (how, reason), names in reasons.items()]
    for id, result in results.items():
        for doubt in result["doubts"]:
            names = found.setdefault(doubt["doubt"], [])
            names += [] if BY_ID[id].name in names else [BY_ID[id].name]
    remarks = [f"Note on {listed(names)}: {DOUBTS[doubt]}." for doubt, names in found.items()]
    capitalised = [text[0].upper() + text[1:] if text.startswith("the ") else text for text in sentences]
    return [*table(results), "", *capitalised, *remarks]


# --- The parent: arguments and links


class Misused(Exception):
    """What is wrong with the arguments, in a line."""


HELP = """\
overlap.py runs tasks of Python with a loop, asyncio, threads and processes and, where there are, threads
without the lock and subinterpreters. It compares their answers, times them, and writes a run record.

  python overlap.py --workload long_comp --tasks 4 --iterations 5000000
  python overlap.py --file mine.py --tasks 8 --repeats 6 --output run.json

What to run, one of these:
  --workload NAME      a workload of Overlap; --list names them and their parameters (such as --iterations)
  --file FILE          a file that defines task(i), plain or async, for i from 0
  --link URL           a link of the page, with all that it sets; arguments beside it win over it

How to run it:
  --tasks N            number of tasks
  --strategies LIST    some of serial (loop), async (asyncio), rayon (free-threading), gil (threading),
                       isolated (multiprocessing) and subinterpreters, with commas; all by default
  --workers N          processes, threads without the lock, or subinterpreters; the cores by default
  --threads N          threads under the lock; one a task by default, up to 32
  --chunk N            tasks that a pool hands out at a time; as multiprocessing's Pool does it by default
  --repeats N          timed repeats, 1 to 200; 6 or more show how much times vary
  --warmup N           untimed passes before them, 0 to 5, without waits; 1 by default
  --pool KIND          fresh: each repeat starts a pool of its own; reused: all share one
  --seed N             seed of the order of strategies, and of a workload's data
  --preset KIND        quick or document: the workload's default values
  --time-limit S       most seconds of a strategy's repeat; 120 by default
  --start-method NAME  how processes start: fork, spawn or forkserver
  --site URL           the site that relative addresses of open_url belong to

What comes out:
  --output FILE        where the record goes; standard output by default
  --list, --version, --help
"""

OPTIONS = (
    "workload", "file", "link", "strategies", "workers", "threads", "chunk", "repeats", "warmup", "pool", "seed",
    "preset", "time_limit", "start_method", "site", "output",
)
IGNORED_IN_LINKS = ("v", "activity", "predict", "embed", "theme", "view", "sw", "locale")
MOST_PARTS = 100


def option(id):
    return "--" + id.replace("_", "-")


def read_arguments(arguments):
    """The options that are given, by name, as texts."""
    import argparse

    class Parser(argparse.ArgumentParser):
        def error(self, message):
            words = message.replace("argument ", "", 1)
            raise Misused(words.replace(": expected one argument", " needs a value"))

    parser = Parser(prog=PROGRAM, add_help=False, allow_abbrev=False, usage=argparse.SUPPRESS)
    params = {id for workload in WORKLOADS.values() for id in workload["params"]}
    for id in dict.fromkeys((*OPTIONS, *sorted(params))):
        parser.add_argument(*dict.fromkeys((option(id), "--" + id)), dest=id, default=argparse.SUPPRESS)
    parser.add_argument("--warm-up", dest="warmup", default=argparse.SUPPRESS)
    for id in ("help", "list", "version"):
        parser.add_argument("--" + id, action="store_true", default=argparse.SUPPRESS)
    given, unknown = parser.parse_known_args(arguments)
    if unknown:
        kind = "option" if unknown[0].startswith("-") else "argument"
        raise Misused(f"there is no {kind} {unknown[0]}; --help lists the options, --list the parameters")
    return vars(given)


def decoded(text):
    """A part of a link, unescaped; `None` where its escapes are broken."""
    import re
    from urllib.parse import unquote_to_bytes

    if re.search("%(?![0-9A-Fa-f]{2})", text):
        return None
    try:
        return unquote_to_bytes(text.replace("+", " ")).decode("utf-8")
    except UnicodeDecodeError:
        return None


def code_of_link(fragment):
    """The code of a link's fragment: raw-deflated text in base64url."""
    import base64
    import re
    import zlib

    text = fragment[len("code="):]
    if not re.fullmatch("[A-Za-z0-9_-]*", text) or len(text) % 4 == 1:
        raise Misused("the link's code is not base64url text without padding")
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        code = inflate.decompress(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), MAX_CODE_BYTES + 1)
    except zlib.error:
        raise Misused("the link's code is damaged and cannot be inflated") from None
    if len(code) > MAX_CODE_BYTES:
        raise Misused(f"the link's code has more than {MAX_CODE_BYTES:,} bytes")
    if not inflate.eof:
        raise Misused("the link's code is damaged and cannot be inflated")
    try:
        return code.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise Misused("the link's code is not UTF-8 text") from None


def read_link(link):
    """What a link sets, by name, as texts; its code; and remarks on what is not used."""
    from urllib.parse import urljoin

    address, _, fragment = link.partition("#")
    before, mark, query = address.partition("?")
    if not mark and "=" in before and "/" not in before:
        before, query = "", before
    given, remarks = {}, []
    parts = [part for part in query.split("&") if part]
    if len(parts) > MOST_PARTS:
        raise Misused(f"the link has over {MOST_PARTS} parts")
    for part in parts:
        name, value = map(decoded, part.partition("=")[::2])
        if name is None or value is None:
            raise Misused(f"the link's part `{part[:40]}` has a broken percent-encoding")
        if name in given:
            remarks.append(f"The link gives {name} more than once; the first one is used.")
        else:
            given[name] = value
    code = code_of_link(fragment) if fragment.startswith("code=") else None
    for name in IGNORED_IN_LINKS:
        given.pop(name, None)
    if before.startswith(("http://", "https://")):
        given["site"] = urljoin(before, ".")
    return given, code, remarks


def settings_of_link(link):
    """The same without what a program outside of the page cannot use."""
    given, code, remarks = read_link(link)
    lesson = given.pop("lesson", None)
    if lesson is not None and "workload" not in given and code is None:
        raise Misused(
            f"the link opens the lesson `{lesson[:40]}`, which has several experiments: open it, then open "
            "the experiment that you want in the lab, and copy the link of the lab"
        )
    if lesson is not None:
        remarks.append("The link names a lesson; its experiment in the link is run.")
    for name, what in (("fault", "no task is made to fail"), ("fail", "no task is made to fail"),
                       ("sweep", "one setting is run")):
        if given.pop(name, None) is not None:
            remarks.append(f"The link's {name} is ignored: {what}.")
    language = given.pop("lang", "rust")
    if language not in ("rust", "python"):
        raise Misused(f"the link's lang={language[:40]} is neither rust nor python")
    if language == "rust" and code is None and given.get("workload") != "python":
        remarks.append("The link is for Rust; the workload's Python twin is run.")
    given.setdefault("workload", "wait" if code is None else "python")
    params = {id for workload in WORKLOADS.values() for id in workload["params"]}
    workload = WORKLOADS.get(given["workload"])
    for name in list(given):
        if workload is not None and name in params - {"seed"} and name not in workload["params"]:
            remarks.append(f"The link's {name} is no parameter of {given['workload']} and is ignored.")
        elif name not in OPTIONS and name not in params:
            remarks.append(f"The link's part {name[:40]} is not known here and is ignored.")
        else:
            continue
        del given[name]
    return given, code, remarks


class Settings:
    """What is given, by arguments and a link. An argument wins over the link."""

    def __init__(self, arguments, link):
        self.arguments = arguments
        self.link = link

    def get(self, id, default=None):
        return self.arguments.get(id, self.link.get(id, default))

    def name(self, id):
        """The setting as an error names it."""
        if id in self.arguments or id not in self.link:
            return f"{option(id)} {self.get(id)}"
        return f"the link's {id}={self.get(id)[:40]}"

    def whole(self, id, low, high, default=None):
        text = self.get(id)
        return default if text is None else self.number(id, low, high, int, "a whole number")

    def number(self, id, low, high, kind, what):
        text = self.get(id).strip()
        try:
            if "_" in text:
                raise ValueError
            value = kind(text)
        except ValueError:
            raise Misused(f"{self.name(id)} is not {what}: {low} to {high}") from None
        if not low <= value <= high:
            raise Misused(f"{self.name(id)} is out of range: {low} to {high}")
        return value

    def word(self, id, words, default):
        text = self.get(id, default)
        if text not in words:
            raise Misused(f"{self.name(id)} is not one of {listed(words, 'or')}")
        return text

    def param(self, id, kind, preset):
        """The value of a workload's parameter."""
        if self.get(id) is None:
            return kind[preset]
        if kind["kind"] == "integer":
            return self.number(id, kind["min"], kind["max"], int, "a whole number")
        if kind["kind"] == "real":
            return self.number(id, kind["min"], kind["max"], float, "a number")
        urls = [url.strip() for url in self.get(id).split(",")]
        if len(urls) > kind["max"]:
            raise Misused(f"{self.name(id)} has more than {kind['max']} addresses")
        for url in urls:
            if not is_fetchable(url):
                raise Misused(f"{option(id)} {url[:40]!r} is not an http, https or relative address")
        return ",".join(urls)


def is_fetchable(url):
    import re

    scheme = re.match("([^/?#:]*):", url)
    good_scheme = scheme is None or scheme[1].lower() in ("http", "https")
    return good_scheme and 0 < len(url) <= 2000 and not re.search(r"[\s\x00-\x1f\x7f]", url)


def strategies_of(settings):
    """The ids of the strategies to run, in the page's order."""
    text = settings.get("strategies")
    if text is None:
        return [one.id for one in STRATEGIES if one.id != "subinterpreters" or has_interpreters()]
    names = {name: one.id for one in STRATEGIES for name in (one.id, one.name)}
    chosen = [name.strip() for name in text.split(",") if name.strip()]
    for name in chosen:
        if name not in names:
            known = [f"{one.id} ({one.name})" if one.id != one.name else one.id for one in STRATEGIES]
            raise Misused(f"there is no strategy `{name[:40]}`: there are {listed(known)}")
    if not chosen:
        raise Misused(f"{settings.name('strategies')} names no strategy")
    ids = {names[name] for name in chosen}
    return [one.id for one in STRATEGIES if one.id in ids]


def read_file(path):
    """The text of a file of Python, as a record can hold it."""
    import tokenize

    try:
        with open(path, "rb") as file:
            data = file.read(4 * MAX_CODE_BYTES)
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise Misused(f"--file {path} cannot be read: {error.strerror or error}") from None
    except (SyntaxError, UnicodeDecodeError) as error:
        raise Misused(f"--file {path} is not text of Python: {error}") from None
    if len(text.encode("utf-8")) > MAX_CODE_BYTES:
        raise Misused(f"--file {path} has more than {MAX_CODE_BYTES:,} bytes, which a record cannot hold")
    return text


def check_together(workload, params, tasks):
    """Checks what must hold between parameters that are each in their range."""
    if workload == "factorial" and params["from"] > params["to"]:
        raise Misused(f"--to {params['to']} is less than --from {params['from']}")
    if workload == "copied" and tasks * params["data_bytes"] > 64_000_000:
        raise Misused(f"with {tasks} tasks --data-bytes must be at most {64_000_000 // tasks}")
    if workload == "time_out":
        late = params["timeout_ms"]
        near = min((i * params["reply_ms"] for i in range(1, tasks + 1)), key=lambda ms: abs(ms - late))
        if abs(near - late) < 20:
            raise Misused(f"--timeout-ms must be at least 20 ms from each reply, and one comes after {near} ms")
    if workload == "sleep_range" and (tasks - 1) * params["unit_ms"] > 60_000:
        longest = (tasks - 1) * params["unit_ms"]
        raise Misused(f"the last of {tasks} tasks would wait {longest} ms, and 60000 ms is the most")


def choose_workload(settings, has_code):
    given, file = settings.get("workload"), settings.get("file")
    if given is None and file is None:
        raise Misused("say what to run by --workload, --file or --link; --list names the workloads")
    workload = given or "python"
    if file is not None and "workload" not in settings.arguments:
        workload = "python"  # A file takes the place of a link's workload too.
    if workload not in WORKLOADS:
        raise Misused(f"there is no workload `{workload[:40]}`: there are {listed(WORKLOADS)}")
    if workload == "python" and file is None and not has_code:
        raise Misused("the workload python needs code: give --file FILE, or a link with #code=")
    return workload


def make_plan(arguments):
    """The plan that arguments make, with remarks on what is not used."""
    link, code, remarks = ({}, None, [])
    if "link" in arguments:
        link, code, remarks = settings_of_link(arguments["link"])
        if "workload" in arguments and arguments["workload"] != link["workload"]:
            code = None
            known = WORKLOADS.get(arguments["workload"], {"params": {}})["params"]
            link = {id: value for id, value in link.items() if id in OPTIONS or id in known}
    settings = Settings(arguments, link)
    workload = choose_workload(settings, code is not None)
    kinds, file = WORKLOADS[workload]["params"], settings.get("file")
    for id in arguments:
        if id not in OPTIONS and id not in kinds:
            known = listed(map(option, kinds))
            raise Misused(f"the workload {workload} has no parameter {option(id)}: it has {known}")
    if file is not None:
        code, link_ids = read_file(file), [id for id in link if id not in OPTIONS and id not in kinds]
        remarks += [f"The link's {id} is ignored." for id in link_ids]
    preset = settings.word("preset", ("quick", "document"), "quick")
    params = {id: settings.param(id, kind, preset) for id, kind in kinds.items()}
    tasks = params.pop("tasks")
    check_together(workload, params, tasks)
    seed = params["seed"] if "seed" in params else settings.whole("seed", 0, MAX_SEED, 1)
    cores = os.cpu_count() or 1
    plan = Plan(
        workload=workload,
        code=code,
        file=file or (f"{workload}.py" if code is None else "code.py"),
        folder=None if file is None else os.path.dirname(os.path.abspath(file)),
        params=params,
        tasks=tasks,
        strategies=strategies_of(settings),
        workers=settings.whole("workers", 1, 64, min(cores, 61 if os.name == "nt" else 64)),
        threads=settings.whole("threads", 1, MAX_THREADS),
        chunk=settings.whole("chunk", 1, 10_000),
        repeats=settings.whole("repeats", 1, 200, 1),
        warmup=settings.whole("warmup", 0, 5, 1),
        pool=settings.word("pool", ("fresh", "reused"), "fresh"),
        seed=seed,
        time_limit=120.0 if settings.get("time_limit") is None
        else settings.number("time_limit", 0.1, 86_400, float, "a number of seconds"),
        start_method=start_method(settings),
        site=site(settings),
        output=settings.get("output"),
    )
    return plan, remarks


def start_method(settings):
    import multiprocessing

    known = multiprocessing.get_all_start_methods()
    if settings.get("start_method") is None:
        return multiprocessing.get_start_method()
    return settings.word("start_method", known, None)


def site(settings):
    text = settings.get("site", SITE)
    if not text.startswith(("http://", "https://")):
        raise Misused(f"{settings.name('site')} is not an http or https address")
    return text if text.endswith("/") else text + "/"


def check_code(plan):
    """Compiles own code, so that a fault in it is told once and before anything runs."""
    if plan.code is None:
        return
    try:
        compile(plan.code, plan.file, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise SystemExit(f"{plan.file}, line {error.lineno}: {type(error).__name__}: {error.msg}") from None
    except ValueError as error:
        raise SystemExit(f"{plan.file}: {error}") from None


class Output:
    """Where the record goes: checked before the run, and replaced only by a complete record."""

    def __init__(self, path):
        self.path = path
        self.beside = None
        if path is None:
            return
        self.beside = f"{path}.{os.getpid()}.part"
        if os.path.isdir(path):
            raise Misused(f"--output {path} is a folder; give the name of a file")
        try:
            open(self.beside, "xb").close()
            os.unlink(self.beside)
        except OSError as error:
            raise Misused(f"--output {path} cannot be written: {error.strerror or error}") from None

    def write(self, record):
        text = json.dumps(record, separators=(",", ":"), allow_nan=False) + "\n"
        if self.path is None:
            try:
                sys.stdout.write(text)
                sys.stdout.flush()
            except BrokenPipeError:
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return "The record is on standard output; save it to a file"
        try:
            with open(self.beside, "w", encoding="ascii") as file:
                file.write(text)
            os.replace(self.beside, self.path)
        except OSError as error:
            why = error.strerror or error
            raise SystemExit(f"{PROGRAM}: {self.path} could not be written: {why}") from None
        return f"The record is in {self.path}"


def list_workloads():
    for id, workload in WORKLOADS.items():
        print(f"{id}: {workload['title']}" + (" (--file FILE)" if id == "python" else ""))
        for name, kind in workload["params"].items():
            if kind["kind"] == "urls":
                allowed = f"1 to {kind['max']} addresses, with commas between them"
            else:
                allowed = f"{kind['min']} to {kind['max']}"
            print(f"  {option(name)}: {allowed}; quick {kind['quick']}, document {kind['document']}")


def system_name():
    import platform

    system = {"Darwin": "macOS"}.get(platform.system(), platform.system())
    return f"{system} {platform.machine()}".strip()


def environment(plan):
    """The machine and the interpreter as a record has them."""
    import platform

    now = time.time()
    begin = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(now))
    name, version, system = platform.python_implementation(), platform.python_version(), system_name()
    cores = os.cpu_count() or 1
    scales = any(BY_ID[id].scales for id in plan.strategies)
    return {
        "user_agent": f"{name} {version} ({system})",
        "cores_reported": cores,
        "cores_measured": measure_cores(min(cores, max(16, plan.workers))) if scales else None,
        "isolated": True,
        "mode": "threads",
        "timer_resolution_us": timer_step_us(),
        "hidden": False,
        "started_at": f"{begin}.{int(now % 1 * 1000):03d}Z",
        "python": {
            "implementation": name,
            "version": version,
            "lock": getattr(sys, "_is_gil_enabled", lambda: True)(),
            "start_method": plan.start_method,
            "system": system,
        },
    }


def stop_on_signals():
    """Makes Ctrl-C and a request to end stop the run; a second one ends the program at once."""
    import signal

    def stop(number, frame):
        code = 128 + number
        for each in signals:
            signal.signal(each, lambda *_: os._exit(code))
        raise Stopped(code)

    signals = [signal.SIGINT, signal.SIGTERM]
    for each in signals:
        signal.signal(each, stop)


def run(plan, output, remarks):
    """Runs a plan and writes its record. Yields the exit code."""
    reporter, code = Reporter(), 0
    for remark in remarks:
        reporter.say(remark)
    stop_on_signals()
    try:
        recorder = Recorder(plan, environment(plan))
        try:
            Run(plan, recorder, reporter).all()
        except Stopped as stopped:
            code = stopped.code
            recorder.stop()
            reporter.say("Stopped; the repeats that had ended are kept.")
        results = recorder.results()
        for line in ["", *conclusion(recorder, results), ""]:
            reporter.say(line)
        where = output.write(recorder.record(results))
        reporter.say(f"{where}. Open it on the page of other runs (runs.html).")
    except Stopped as stopped:
        reporter.say("Stopped before anything had run, so there is no record.")
        return stopped.code
    if code == 0 and not any(result["available"] for result in results.values()):
        return 1
    return code


def main():
    if sys.version_info < (3, 9):
        print(f"{PROGRAM}: this needs Python 3.9 or newer", file=sys.stderr)
        return 2
    if sys.argv[1:] == [CHILD]:
        return child_main()
    try:
        arguments = read_arguments(sys.argv[1:])
        if "help" in arguments:
            print(HELP, end="")
            return 0
        if "version" in arguments:
            print(f"{PROGRAM} {VERSION}")
            return 0
        if "list" in arguments:
            list_workloads()
            return 0
        plan, remarks = make_plan(arguments)
        output = Output(plan.output)
    except Misused as misused:
        print(f"{PROGRAM}: {misused}", file=sys.stderr)
        return 2
    check_code(plan)
    return run(plan, output, remarks)


# --- Workloads: written by a test of crates/protocol from crates/workloads; do not edit. ---
WORKLOADS = {
    "wait": {
        "title": "Waiting",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 10000,
                "document": 7, "quick": 7},
            "wait_ms": {"kind": "integer", "min": 1, "max": 60000,
                "document": 1000, "quick": 200},
        },
        "code": r'''"""Tasks that do nothing but wait. The lab sets `wait_ms`."""

import asyncio


async def wait(i, wait_ms):
    await asyncio.sleep(wait_ms / 1000)
    return i


async def task(i):
    return await wait(i + 1, wait_ms)
''',
    },
    "factorial": {
        "title": "Factorials",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 7, "quick": 7},
            "from": {"kind": "integer", "min": 0, "max": 10000,
                "document": 1000, "quick": 1000},
            "to": {"kind": "integer", "min": 0, "max": 10000,
                "document": 3999, "quick": 2999},
        },
        "code": r'''"""n! for every n of a range, each from scratch. The lab sets `from_` and `to`."""

import math

PRIME = 2**61 - 1


def factorials(i, first, last):
    digest = 0
    for n in range(first, last + 1):
        digest = (digest * 1_000_003 + math.factorial(n)) % PRIME
    return f"{digest:016x}"


def task(i):
    return factorials(i, from_, to)
''',
    },
    "long_io": {
        "title": "Long input and output",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 10000,
                "document": 4, "quick": 4},
            "wait_ms": {"kind": "integer", "min": 1, "max": 60000,
                "document": 2000, "quick": 400},
        },
        "code": r'''"""Tasks that wait long and give twice their id. The lab sets `wait_ms`."""

import asyncio


async def long_io(i, wait_ms):
    await asyncio.sleep(wait_ms / 1000)
    return 2 * i


async def task(i):
    return await long_io(i, wait_ms)
''',
    },
    "long_comp": {
        "title": "Long computation",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 4, "quick": 4},
            "iterations": {"kind": "integer", "min": 1, "max": 1000000000,
                "document": 5000000, "quick": 300000},
        },
        "code": r'''"""A loop of float arithmetic that nothing can shorten. The lab sets `iterations`."""

import math


def long_comp(i, iterations):
    x = float(i)
    for y in range(iterations):
        x = (x - y) * (x - y) if x % 2 == 0 else math.sqrt(x + y)
    return x


def task(i):
    return long_comp(i, iterations)
''',
    },
    "find_max_wait": {
        "title": "Maximum of a short list, then a wait",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 10, "quick": 10},
            "length": {"kind": "integer", "min": 1, "max": 10000,
                "document": 10, "quick": 10},
            "wait_ms": {"kind": "integer", "min": 1, "max": 60000,
                "document": 10000, "quick": 300},
            "seed": {"kind": "integer", "min": 0, "max": 9007199254740991,
                "document": 2020, "quick": 2020},
        },
        "code": r'''"""The maximum of a short list, then a wait. The lab sets `length`, `wait_ms` and `seed`."""

import asyncio


def numbers(i, length, seed):
    """List i of those that the seed stands for: numbers from -100 to 100 by wyrand, the Rust file's generator."""
    drawn = []
    for position in range(i * length + 1, (i + 1) * length + 1):
        state = (seed + position * 0x2D358DCCAA6C78A5) % 2**64
        product = state * (state ^ 0x8BB84B93962EACC9)
        # The Rust file draws one number in 43 million a second time.
        drawn.append((product ^ product >> 64) % 2**32 * 201 // 2**32 - 100)
    return drawn


async def find_max(numbers, wait_ms):
    maximum = max(numbers)
    await asyncio.sleep(wait_ms / 1000)
    return maximum


async def task(i):
    return await find_max(numbers(i, length, seed), wait_ms)
''',
    },
    "find_max": {
        "title": "Maximum of a long list",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 100,
                "document": 3, "quick": 3},
            "size": {"kind": "integer", "min": 1, "max": 400000000,
                "document": 100000000, "quick": 500000},
        },
        "code": r'''"""The maximum of a long list that the task builds first. The lab sets `size`."""


def find_max(i, size):
    numbers = list(range(size))
    most = numbers[0]
    for number in numbers:
        if number > most:
            most = number
    return most


def task(i):
    return find_max(i, size)
''',
    },
    "open_url": {
        "title": "Opening web addresses",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 100,
                "document": 3, "quick": 3},
            "wait_ms": {"kind": "integer", "min": 1, "max": 60000,
                "document": 3000, "quick": 300},
            "urls": {"kind": "urls", "max": 10,
                "document": "data/one.txt,data/two.txt,data/three.txt", "quick": "data/one.txt,data/two.txt,data/three.txt"},
        },
        "code": r'''"""A wait, then a real HTTP request. The lab sets `wait_ms`, and `urls` with commas between the addresses."""

import asyncio
from urllib.request import urlopen


async def open_url(url, wait_ms):
    await asyncio.sleep(wait_ms / 1000)
    # urlopen blocks, and a coroutine that blocks, blocks all: a thread must take it.
    with await asyncio.to_thread(urlopen, url) as response:
        return f"{response.status}, {len(response.read())} bytes"


async def task(i):
    addresses = urls.split(",")
    return await open_url(addresses[i % len(addresses)], wait_ms)
''',
    },
    "power": {
        "title": "Powers",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 10000,
                "document": 10000, "quick": 2000},
        },
        "code": r'''"""i to the power of i, as a whole number."""

PRIME = 2**61 - 1


def task(i):
    return f"{i**i % PRIME:016x}"
''',
    },
    "small_factorial": {
        "title": "Small factorials",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 10, "quick": 10},
        },
        "code": r'''"""i! for the smallest numbers. From 19! on, which a 64-bit float does not hold, the answer is a digest."""

import math

PRIME = 2**61 - 1


def task(i):
    number = math.factorial(i)
    return number if i <= 18 else f"{number % PRIME:016x}"
''',
    },
    "sleep_range": {
        "title": "Longer and longer waits",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 5, "quick": 5},
            "unit_ms": {"kind": "integer", "min": 1, "max": 60000,
                "document": 1000, "quick": 100},
        },
        "code": r'''"""Task i waits i units of time. The lab sets `unit_ms`."""

import asyncio


async def sleep(i, unit_ms):
    await asyncio.sleep(i * unit_ms / 1000)
    return i


async def task(i):
    return await sleep(i, unit_ms)
''',
    },
    "square": {
        "title": "Tiny powers of two",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1024,
                "document": 1000, "quick": 1000},
        },
        "code": r'''"""2 to the power of i as a float."""


def task(i):
    return 2.0**i
''',
    },
    "shared_list": {
        "title": "A shared list",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 10000,
                "document": 20, "quick": 20},
        },
        "code": r'''"""Tasks that append to a list of the caller's: who shares memory? The lab shows what `shared` holds afterwards."""

shared = []


def append(i, shared):
    shared.append(i)
    return i


def task(i):
    return append(i, shared)
''',
    },
    "mix": {
        "title": "Computing and waiting",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 8, "quick": 8},
            "task_ms": {"kind": "integer", "min": 1, "max": 10000,
                "document": 200, "quick": 100},
            "compute_share": {"kind": "real", "min": 0.0, "max": 1.0,
                "document": 0.5, "quick": 0.01},
        },
        "code": r'''"""Tasks that compute, wait, and go on computing where they were. The lab sets `task_ms` and `compute_share`."""

import asyncio


def parts(task_ms, compute_share):
    """How many steps a task computes in all, and how long it waits in the middle, ms."""
    return int(task_ms * compute_share * 750_000), task_ms * (1 - compute_share)


def compute(x, steps):
    for _ in range(steps):
        x = 48_271 * x % (2**31 - 1)
    return x


async def mix(i, steps, wait_ms):
    x = compute(i, steps // 2)  # blocks every other coroutine
    await asyncio.sleep(wait_ms / 1000)  # lets the others go on
    x = compute(x, steps - steps // 2)  # resumes where it was
    return f"{x:016x}"


async def task(i):
    return await mix(i + 1, *parts(task_ms, compute_share))
''',
    },
    "counter": {
        "title": "A counter without a lock",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 4, "quick": 4},
            "updates": {"kind": "integer", "min": 1, "max": 10000000,
                "document": 50000, "quick": 50000},
        },
        "code": r'''"""Tasks that add to one counter by reading and writing it. The lab sets `updates` and shows what `counter` holds afterwards."""

counter = 0


def following(number):
    return number + 1


def count(updates):
    global counter
    for _ in range(updates):
        before = counter
        after = following(before)  # another thread may write `counter` now
        counter = after
    return updates


def task(i):
    return count(updates)
''',
    },
    "counter_locked": {
        "title": "A counter with a lock",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 4, "quick": 4},
            "updates": {"kind": "integer", "min": 1, "max": 10000000,
                "document": 50000, "quick": 50000},
        },
        "code": r'''"""Tasks that hold a lock while they add to one counter. The lab sets `updates` and shows what `counter` holds afterwards."""

import threading

counter = 0
lock = threading.Lock()


def following(number):
    return number + 1


def count(updates):
    global counter
    for _ in range(updates):
        with lock:  # no other thread reads or writes `counter` until the end of this block
            before = counter
            after = following(before)
            counter = after
    return updates


def task(i):
    return count(updates)
''',
    },
    "counter_summed": {
        "title": "A counter for each task",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 4, "quick": 4},
            "updates": {"kind": "integer", "min": 1, "max": 10000000,
                "document": 50000, "quick": 50000},
        },
        "code": r'''"""Tasks that count on their own and add to one counter once. The lab sets `updates` and shows what `counter` holds afterwards."""

import threading

counter = 0
lock = threading.Lock()


def following(number):
    return number + 1


def count(updates):
    global counter
    own = 0  # no other task sees it
    for _ in range(updates):
        own = following(own)
    with lock:
        counter += own
    return own


def task(i):
    return count(updates)
''',
    },
    "counter_watched": {
        "title": "A counter that notes each access",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 4, "quick": 4},
            "updates": {"kind": "integer", "min": 1, "max": 1000000,
                "document": 20000, "quick": 20000},
        },
        "code": r'''"""Tasks that add to one counter by reading and writing it. Python has no step that reads or writes and also numbers that access, so nothing
is noted here: noting in steps of its own would change the order. The lab sets `updates` and shows what `counter` holds afterwards."""

counter = 0


def following(number):
    return number + 1


def count(updates):
    global counter
    for _ in range(updates):
        before = counter
        after = following(before)  # another thread may write `counter` now
        counter = after
    return updates


def task(i):
    return count(updates)
''',
    },
    "locked_share": {
        "title": "Computing under a lock",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 4, "quick": 4},
            "task_ms": {"kind": "integer", "min": 1, "max": 10000,
                "document": 100, "quick": 2},
            "locked_share": {"kind": "real", "min": 0.0, "max": 1.0,
                "document": 0.5, "quick": 0.5},
        },
        "code": r'''"""Tasks that compute for a share of their time while they hold a lock. The lab sets `task_ms` and `locked_share`."""

import threading

SECTIONS = 10
lock = threading.Lock()


def compute(x, steps):
    for _ in range(steps):
        x = 48_271 * x % (2**31 - 1)
    return x


def share(seed, task_ms, locked_share):
    steps = int(task_ms * 750_000) // SECTIONS
    locked = int(steps * locked_share)
    x = seed
    for _ in range(SECTIONS):
        if locked > 0:
            with lock:  # one task at a time
                x = compute(x, locked)
        x = compute(x, steps - locked)  # all tasks at the same time
    return f"{x:016x}"


def task(i):
    return share(i + 1, task_ms, locked_share)
''',
    },
    "two_locks": {
        "title": "Two locks in opposite order",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 4, "quick": 4},
            "rounds": {"kind": "integer", "min": 1, "max": 1000,
                "document": 10, "quick": 1},
            "hold_ms": {"kind": "real", "min": 0.001, "max": 1000.0,
                "document": 0.5, "quick": 0.05},
            "watchdog_ms": {"kind": "integer", "min": 1, "max": 10000,
                "document": 20, "quick": 20},
            "same_order": {"kind": "integer", "min": 0, "max": 1,
                "document": 0, "quick": 0},
        },
        "code": r'''"""Tasks that need two locks and take them in opposite orders. The lab sets `rounds`, `hold_ms`,
`watchdog_ms` and `same_order`, and shows how many deadlocks `counter` holds afterwards."""

import threading

lock_a, lock_b = threading.Lock(), threading.Lock()
counting = threading.Lock()
counter = 0


def compute(x, steps):
    for _ in range(steps):
        x = 48_271 * x % (2**31 - 1)
    return x


def one_round(x, first, second, steps, watchdog_ms):
    with first:
        compute(x, steps)
        if not second.acquire(timeout=watchdog_ms / 1000):
            return None  # a deadlock: give the first lock back, and try again later
        try:
            return compute(x, steps)
        finally:
            second.release()


def order(seed, same_order):
    if same_order or seed % 2 == 1:
        return lock_a, lock_b
    return lock_b, lock_a


def both(seed, rounds, hold_ms, watchdog_ms, same_order):
    global counter
    first, second = order(seed, same_order)
    x, steps = seed, int(hold_ms * 750_000)
    for _ in range(rounds):
        failures = 0
        while (found := one_round(x, first, second, steps, watchdog_ms)) is None:
            with counting:
                counter += 1
            failures += 1
            compute(x, failures * (seed % 8) * steps)  # each task stays away for another time
        x = found
    return f"{x:016x}"


def task(i):
    return both(i + 1, rounds, hold_ms, watchdog_ms, same_order)
''',
    },
    "uneven": {
        "title": "Uneven tasks",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 24, "quick": 24},
            "task_ms": {"kind": "real", "min": 0.0, "max": 1000.0,
                "document": 4.0, "quick": 0.1},
            "growth_ms": {"kind": "real", "min": 0.0, "max": 100.0,
                "document": 3.0, "quick": 0.02},
        },
        "code": r'''"""Tasks that compute for different times, each longer than the one before. The lab sets `task_ms` and `growth_ms`."""


def steps(i, task_ms, growth_ms):
    """How many numbers task i, from 0, draws."""
    return int((task_ms + growth_ms * i) * 750_000)


def uneven(i, task_ms, growth_ms):
    x = i + 1
    for _ in range(steps(i, task_ms, growth_ms)):
        x = 48_271 * x % (2**31 - 1)
    return f"{x:016x}"


def task(i):
    return uneven(i, task_ms, growth_ms)
''',
    },
    "copied": {
        "title": "Data to copy",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 24, "quick": 24},
            "data_bytes": {"kind": "integer", "min": 1, "max": 16000000,
                "document": 1000000, "quick": 100000},
        },
        "code": r'''"""Tasks that add up data that they are handed. The lab sets `data_bytes`."""

import functools


def total(i, data):
    return sum(data) + i


@functools.cache
def data():
    """Bytes that count from 0 to 250 again and again. On the page each interpreter makes its own, so none are copied."""
    return (bytes(range(251)) * (data_bytes // 251 + 1))[:data_bytes]


def task(i):
    return total(i, data())
''',
    },
    "limited": {
        "title": "Limited waiting",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 24, "quick": 24},
            "wait_ms": {"kind": "integer", "min": 1, "max": 60000,
                "document": 50, "quick": 50},
            "limit": {"kind": "integer", "min": 1, "max": 1000,
                "document": 4, "quick": 4},
        },
        "code": r'''"""Waits of which only so many may go on at once. The lab sets `wait_ms` and `limit`."""

import asyncio
import threading


semaphores = {}


def permits(limit):
    """The one semaphore of all tasks of this interpreter, whether they share a thread or have one each."""
    return semaphores.setdefault(limit, threading.Semaphore(limit))


async def limited(i, wait_ms, semaphore):
    # A coroutine must not block its thread, so it asks again and again.
    while not semaphore.acquire(blocking=False):
        await asyncio.sleep(0.002)
    try:
        await asyncio.sleep(wait_ms / 1000)
    finally:
        semaphore.release()
    return i


async def task(i):
    return await limited(i + 1, wait_ms, permits(limit))
''',
    },
    "time_out": {
        "title": "Time-outs",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 1000,
                "document": 8, "quick": 8},
            "reply_ms": {"kind": "integer", "min": 1, "max": 10000,
                "document": 50, "quick": 50},
            "timeout_ms": {"kind": "integer", "min": 1, "max": 60000,
                "document": 225, "quick": 225},
        },
        "code": r'''"""Tasks that wait for replies and give up on those that come late. The lab sets `reply_ms` and `timeout_ms`."""

import asyncio


async def reply(i, reply_ms):
    await asyncio.sleep(i * reply_ms / 1000)
    return i


async def ask(i, reply_ms, timeout_ms):
    try:
        return await asyncio.wait_for(reply(i, reply_ms), timeout_ms / 1000)
    except asyncio.TimeoutError:
        return "timed out"  # and the wait was cancelled


async def task(i):
    return await ask(i + 1, reply_ms, timeout_ms)
''',
    },
    "python": {
        "title": "Your own Python",
        "params": {
            "tasks": {"kind": "integer", "min": 1, "max": 10000,
                "document": 4, "quick": 4},
        },
        "code": r'''''',
    },
}
# --- End of workloads. ---

if __name__ == "__main__":
    sys.exit(main())
