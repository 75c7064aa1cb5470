"""A wait, then a real HTTP request. The lab sets `wait_ms`, and `urls` with commas between the addresses."""

import asyncio
from urllib.request import urlopen


async def open_url(url, wait_ms):
    await asyncio.sleep(wait_ms / 1000)
    # excerpt: a thread for a blocking call
    # urlopen blocks, and a coroutine that blocks, blocks all: a thread must take it.
    with await asyncio.to_thread(urlopen, url) as response:
        return f"{response.status}, {len(response.read())} bytes"


async def task(i):
    addresses = urls.split(",")
    return await open_url(addresses[i % len(addresses)], wait_ms)


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice, repeat
from urllib.parse import urljoin

# Where a relative address leads: the site, as `trunk serve` serves it.
SITE = "http://localhost:8080/"


def blocking(url, wait_ms):
    time.sleep(wait_ms / 1000)
    with urlopen(url) as response:
        return f"{response.status}, {len(response.read())} bytes"


def serial(urls, wait_ms):
    return [blocking(url, wait_ms) for url in urls]


def threads(urls, wait_ms):
    with ThreadPoolExecutor(len(urls)) as pool:
        return list(pool.map(blocking, urls, repeat(wait_ms)))


def coroutines(urls, wait_ms):
    async def all_at_once():
        return await asyncio.gather(*(open_url(url, wait_ms) for url in urls))

    return asyncio.run(all_at_once())


def main(tasks=3, wait_ms=3000, urls="data/one.txt,data/two.txt,data/three.txt"):
    addresses = [urljoin(SITE, url) for url in islice(cycle(urls.split(",")), int(tasks))]
    for style in (serial, threads, coroutines):
        started = time.perf_counter()
        answers = style(addresses, int(wait_ms))
        print(f"{style.__name__:10} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*sys.argv[1:])
