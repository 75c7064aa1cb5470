"""Tasks that compute, wait, and go on computing where they were. The lab sets `task_ms` and `compute_share`."""

import asyncio


def parts(task_ms, compute_share):
    """How many steps a task computes in all, and how long it waits in the middle, ms."""
    return int(task_ms * compute_share * 750_000), task_ms * (1 - compute_share)


def compute(x, steps):
    for _ in range(steps):
        x = 48_271 * x % (2**31 - 1)
    return x


# excerpt: a coroutine
async def mix(i, steps, wait_ms):
    x = compute(i, steps // 2)  # blocks every other coroutine
    await asyncio.sleep(wait_ms / 1000)  # lets the others go on
    x = compute(x, steps - steps // 2)  # resumes where it was
    return f"{x:016x}"


async def task(i):
    return await mix(i + 1, *parts(task_ms, compute_share))


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def blocking(i, steps, wait_ms):
    x = compute(i, steps // 2)
    time.sleep(wait_ms / 1000)
    x = compute(x, steps - steps // 2)
    return f"{x:016x}"


def serial(ids, steps, wait_ms):
    return [blocking(i, steps, wait_ms) for i in ids]


def threads(ids, steps, wait_ms):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(blocking, ids, repeat(steps), repeat(wait_ms)))


def processes(ids, steps, wait_ms):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(blocking, ids, repeat(steps), repeat(wait_ms)))


def coroutines(ids, steps, wait_ms):
    async def all_at_once():
        return await asyncio.gather(*(mix(i, steps, wait_ms) for i in ids))

    return asyncio.run(all_at_once())


def main(tasks=8, task_ms=200, compute_share=0.5):
    steps, wait_ms = parts(task_ms, compute_share)
    for style in (serial, threads, processes, coroutines):
        started = time.perf_counter()
        answers = style(range(1, int(tasks) + 1), steps, wait_ms)
        print(f"{style.__name__:10} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
