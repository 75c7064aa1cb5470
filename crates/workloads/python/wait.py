"""Tasks that do nothing but wait."""

import asyncio
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def task(i, wait_ms):
    time.sleep(wait_ms / 1000)
    return i


async def task_async(i, wait_ms):
    await asyncio.sleep(wait_ms / 1000)
    return i


def serial(ids, wait_ms):
    return [task(i, wait_ms) for i in ids]


def threads(ids, wait_ms):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(task, ids, repeat(wait_ms)))


def processes(ids, wait_ms):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(task, ids, repeat(wait_ms)))


def coroutines(ids, wait_ms):
    # excerpt: all at once
    async def all_at_once():
        return await asyncio.gather(*(task_async(i, wait_ms) for i in ids))

    return asyncio.run(all_at_once())


def main(tasks=7, wait_ms=1000):
    for style in (serial, threads, processes, coroutines):
        started = time.perf_counter()
        answers = style(range(1, tasks + 1), wait_ms)
        print(f"{style.__name__:10} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
