"""A loop of float arithmetic that nothing can shorten. The lab sets `iterations`."""

import math


def long_comp(i, iterations):
    x = float(i)
    for y in range(iterations):
        x = (x - y) * (x - y) if x % 2 == 0 else math.sqrt(x + y)
    return x


def task(i):
    return long_comp(i, iterations)


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def serial(ids, iterations):
    return [long_comp(i, iterations) for i in ids]


# excerpt: a pool of threads
def threads(ids, iterations):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(long_comp, ids, repeat(iterations)))


def processes(ids, iterations):
    # excerpt: one process per core
    with ProcessPoolExecutor() as pool:
        return list(pool.map(long_comp, ids, repeat(iterations)))


def main(tasks=4, iterations=5_000_000):
    for style in (serial, threads, processes):
        started = time.perf_counter()
        answers = style(range(tasks), iterations)
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
