"""The maximum of a short list, then a wait. The lab sets `length`, `wait_ms` and `seed`."""

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


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def blocking(numbers, wait_ms):
    maximum = max(numbers)
    time.sleep(wait_ms / 1000)
    return maximum


def serial(lists, wait_ms):
    return [blocking(numbers, wait_ms) for numbers in lists]


def threads(lists, wait_ms):
    with ThreadPoolExecutor(len(lists)) as pool:
        return list(pool.map(blocking, lists, repeat(wait_ms)))


def processes(lists, wait_ms):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(blocking, lists, repeat(wait_ms)))


def coroutines(lists, wait_ms):
    async def all_at_once():
        return await asyncio.gather(*(find_max(numbers, wait_ms) for numbers in lists))

    return asyncio.run(all_at_once())


def main(tasks=10, length=10, wait_ms=10_000, seed=2020):
    lists = [numbers(i, length, seed) for i in range(tasks)]
    for style in (serial, threads, processes, coroutines):
        started = time.perf_counter()
        answers = style(lists, wait_ms)
        print(f"{style.__name__:10} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
