"""Tasks that add up data that they are handed. The lab sets `data_bytes`."""

import functools


def total(i, data):
    return sum(data) + i


@functools.cache
def data():
    """Bytes that count from 0 to 250 again and again. On the page each interpreter makes its own, so none are copied."""
    return (bytes(range(251)) * (data_bytes // 251 + 1))[:data_bytes]


def task(i):
    return total(i, data())


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def serial(ids, data):
    return [total(i, data) for i in ids]


def threads(ids, data):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(total, ids, repeat(data)))


# excerpt: data that is pickled
def processes(ids, data):
    # The data is pickled, sent and unpickled once a task.
    with ProcessPoolExecutor() as pool:
        return list(pool.map(total, ids, repeat(data)))


def main(tasks=24, data_bytes=1_000_000):
    data = (bytes(range(251)) * (data_bytes // 251 + 1))[:data_bytes]
    for style in (serial, threads, processes):
        started = time.perf_counter()
        answers = style(range(tasks), data)
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers[:5])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
