"""Tasks that compute for different times, each longer than the one before. The lab sets `task_ms` and `growth_ms`."""


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


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def serial(ids, task_ms, growth_ms):
    return [uneven(i, task_ms, growth_ms) for i in ids]


def threads(ids, task_ms, growth_ms):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(uneven, ids, repeat(task_ms), repeat(growth_ms)))


# excerpt: one task at a time
def processes(ids, task_ms, growth_ms):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(uneven, ids, repeat(task_ms), repeat(growth_ms), chunksize=1))


# excerpt: one large chunk per process
def large_chunks(ids, task_ms, growth_ms, workers=2):
    each = -(-len(ids) // workers)
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(uneven, ids, repeat(task_ms), repeat(growth_ms), chunksize=each))


def main(tasks=24, task_ms=4, growth_ms=3):
    for style in (serial, threads, processes, large_chunks):
        started = time.perf_counter()
        answers = style(range(int(tasks)), task_ms, growth_ms)
        print(f"{style.__name__:12} {time.perf_counter() - started:7.3f} s", answers[:5])


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
