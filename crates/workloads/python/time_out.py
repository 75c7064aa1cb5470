"""Tasks that wait for replies and give up on those that come late. The lab sets `reply_ms` and `timeout_ms`."""

import asyncio


async def reply(i, reply_ms):
    await asyncio.sleep(i * reply_ms / 1000)
    return i


# excerpt: a time-out
async def ask(i, reply_ms, timeout_ms):
    try:
        return await asyncio.wait_for(reply(i, reply_ms), timeout_ms / 1000)
    except asyncio.TimeoutError:
        return "timed out"  # and the wait was cancelled


async def task(i):
    return await ask(i + 1, reply_ms, timeout_ms)


# --- In CPython: every way to run it

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat


def blocking(i, reply_ms, timeout_ms):
    """Waits for an event, as for a socket with a time-out. The timer that sets it stands for the server."""
    arrived = threading.Event()
    server = threading.Timer(i * reply_ms / 1000, arrived.set)
    server.start()
    in_time = arrived.wait(timeout_ms / 1000)
    server.cancel()
    return i if in_time else "timed out"


def serial(ids, reply_ms, timeout_ms):
    return [blocking(i, reply_ms, timeout_ms) for i in ids]


def threads(ids, reply_ms, timeout_ms):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(blocking, ids, repeat(reply_ms), repeat(timeout_ms)))


def coroutines(ids, reply_ms, timeout_ms):
    async def all_at_once():
        return await asyncio.gather(*(ask(i, reply_ms, timeout_ms) for i in ids))

    return asyncio.run(all_at_once())


def main(tasks=8, reply_ms=50, timeout_ms=225):
    for style in (serial, threads, coroutines):
        started = time.perf_counter()
        answers = style(range(1, tasks + 1), reply_ms, timeout_ms)
        print(f"{style.__name__:10} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
