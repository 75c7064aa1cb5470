"""n! for every n of a range, each from scratch. The lab sets `from_` and `to`."""

import math

PRIME = 2**61 - 1


def factorials(i, first, last):
    digest = 0
    for n in range(first, last + 1):
        digest = (digest * 1_000_003 + math.factorial(n)) % PRIME
    return f"{digest:016x}"


def task(i):
    return factorials(i, from_, to)


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def serial(ids, first, last):
    return [factorials(i, first, last) for i in ids]


def threads(ids, first, last):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(factorials, ids, repeat(first), repeat(last)))


def processes(ids, first, last):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(factorials, ids, repeat(first), repeat(last)))


def main(tasks=7, from_=1000, to=3999):
    for style in (serial, threads, processes):
        started = time.perf_counter()
        answers = style(range(1, tasks + 1), from_, to)
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
