"""Tasks that wait long and give twice their id. The lab sets `wait_ms`."""

import asyncio


async def long_io(i, wait_ms):
    await asyncio.sleep(wait_ms / 1000)
    return 2 * i


async def task(i):
    return await long_io(i, wait_ms)


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def blocking(i, wait_ms):
    time.sleep(wait_ms / 1000)
    return 2 * i


def serial(ids, wait_ms):
    return [blocking(i, wait_ms) for i in ids]


def threads(ids, wait_ms):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(blocking, ids, repeat(wait_ms)))


def processes(ids, wait_ms):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(blocking, ids, repeat(wait_ms)))


def coroutines(ids, wait_ms):
    async def all_at_once():
        return await asyncio.gather(*(long_io(i, wait_ms) for i in ids))

    return asyncio.run(all_at_once())


def main(tasks=4, wait_ms=2000):
    for style in (serial, threads, processes, coroutines):
        started = time.perf_counter()
        answers = style(range(tasks), wait_ms)
        print(f"{style.__name__:10} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
