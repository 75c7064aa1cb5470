"""Task i waits i units of time. The lab sets `unit_ms`."""

import asyncio


async def sleep(i, unit_ms):
    await asyncio.sleep(i * unit_ms / 1000)
    return i


async def task(i):
    return await sleep(i, unit_ms)


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def blocking(i, unit_ms):
    time.sleep(i * unit_ms / 1000)
    return i


def serial(ids, unit_ms):
    return [blocking(i, unit_ms) for i in ids]


def threads(ids, unit_ms):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(blocking, ids, repeat(unit_ms)))


def processes(ids, unit_ms):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(blocking, ids, repeat(unit_ms)))


def coroutines(ids, unit_ms):
    async def all_at_once():
        return await asyncio.gather(*(sleep(i, unit_ms) for i in ids))

    return asyncio.run(all_at_once())


def main(tasks=5, unit_ms=1000):
    for style in (serial, threads, processes, coroutines):
        started = time.perf_counter()
        answers = style(range(tasks), unit_ms)
        print(f"{style.__name__:10} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
