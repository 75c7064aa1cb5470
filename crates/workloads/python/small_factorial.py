"""i! for the smallest numbers. From 19! on, which a 64-bit float does not hold, the answer is a digest."""

import math

PRIME = 2**61 - 1


def task(i):
    number = math.factorial(i)
    return number if i <= 18 else f"{number % PRIME:016x}"


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def serial(ids):
    return [task(i) for i in ids]


def threads(ids):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(task, ids))


# excerpt: a pool of processes
def processes(ids):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(task, ids))


# excerpt: done and a callback
def noted(ids):
    completed = []
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(task, i) for i in ids]
        for future in futures:
            future.add_done_callback(completed.append)
    # The pool has ended, so every future is done, and `completed` has them in the order of completion.
    assert all(future.done() for future in futures) and len(completed) == len(futures)
    return [future.result() for future in futures]


# excerpt: a failure in its place
def kept(ids):
    answers = []
    with ThreadPoolExecutor() as pool:
        for future in [pool.submit(task, i) for i in ids]:
            error = future.exception()
            answers.append(future.result() if error is None else repr(error))
    return answers


def main(tasks=10):
    for style in (serial, threads, processes, noted, kept):
        started = time.perf_counter()
        answers = style(range(tasks))
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
