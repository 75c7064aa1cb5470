"""Tasks that compute for a share of their time while they hold a lock. The lab sets `task_ms` and `locked_share`."""

import threading

SECTIONS = 10
lock = threading.Lock()


def compute(x, steps):
    for _ in range(steps):
        x = 48_271 * x % (2**31 - 1)
    return x


# excerpt: a share under the lock
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


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def serial(seeds, task_ms, locked_share):
    return [share(seed, task_ms, locked_share) for seed in seeds]


def threads(seeds, task_ms, locked_share):
    with ThreadPoolExecutor(len(seeds)) as pool:
        return list(pool.map(share, seeds, repeat(task_ms), repeat(locked_share)))


def processes(seeds, task_ms, locked_share):
    # Each process has a lock of its own, so nobody waits.
    with ProcessPoolExecutor() as pool:
        return list(pool.map(share, seeds, repeat(task_ms), repeat(locked_share)))


def main(tasks=4, task_ms=100, locked_share=0.5):
    for style in (serial, threads, processes):
        started = time.perf_counter()
        answers = style(range(1, int(tasks) + 1), task_ms, locked_share)
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
