"""The maximum of a short list, then a wait."""

import asyncio
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def find_max(numbers, wait_ms):
    maximum = max(numbers)
    time.sleep(wait_ms / 1000)
    return maximum


async def find_max_async(numbers, wait_ms):
    maximum = max(numbers)
    await asyncio.sleep(wait_ms / 1000)
    return maximum


def serial(lists, wait_ms):
    return [find_max(numbers, wait_ms) for numbers in lists]


def threads(lists, wait_ms):
    with ThreadPoolExecutor(len(lists)) as pool:
        return list(pool.map(find_max, lists, repeat(wait_ms)))


def processes(lists, wait_ms):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(find_max, lists, repeat(wait_ms)))


def coroutines(lists, wait_ms):
    async def all_at_once():
        return await asyncio.gather(*(find_max_async(numbers, wait_ms) for numbers in lists))

    return asyncio.run(all_at_once())


def main(tasks=10, length=10, wait_ms=10_000, seed=2020):
    draw = random.Random(seed).randint
    lists = [[draw(-100, 100) for _ in range(length)] for _ in range(tasks)]
    for style in (serial, threads, processes, coroutines):
        started = time.perf_counter()
        answers = style(lists, wait_ms)
        print(f"{style.__name__:10} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
