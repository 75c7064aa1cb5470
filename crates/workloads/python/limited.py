"""Waits of which only so many may go on at once. The lab sets `wait_ms` and `limit`."""

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


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat


def blocking(i, wait_ms, permits):
    with permits:
        time.sleep(wait_ms / 1000)
    return i


def serial(ids, wait_ms, limit):
    return [blocking(i, wait_ms, threading.Semaphore(limit)) for i in ids]


# excerpt: threads with a semaphore
def threads(ids, wait_ms, limit):
    permits = threading.Semaphore(limit)
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(blocking, ids, repeat(wait_ms), repeat(permits)))


# excerpt: coroutines with a semaphore
def coroutines(ids, wait_ms, limit):
    async def one(i, permits):
        async with permits:
            await asyncio.sleep(wait_ms / 1000)
        return i

    async def all_at_once():
        permits = asyncio.Semaphore(limit)
        return await asyncio.gather(*(one(i, permits) for i in ids))

    return asyncio.run(all_at_once())


def queued(ids, wait_ms, limit):
    async def take(queue, answers):
        while True:
            i = await queue.get()
            await asyncio.sleep(wait_ms / 1000)
            answers.append(i)
            queue.task_done()

    # excerpt: a queue with room for a few
    async def produce():
        queue, answers = asyncio.Queue(maxsize=limit), []
        takers = [asyncio.create_task(take(queue, answers)) for _ in range(limit)]
        for i in ids:
            await queue.put(i)  # waits while the queue is full
        await queue.join()
        for taker in takers:
            taker.cancel()
        return sorted(answers)

    return asyncio.run(produce())


def main(tasks=24, wait_ms=50, limit=4):
    for style in (serial, threads, coroutines, queued):
        started = time.perf_counter()
        answers = style(range(1, tasks + 1), wait_ms, limit)
        print(f"{style.__name__:10} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
