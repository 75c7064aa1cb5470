"""The maximum of a long list that the task builds first. The lab sets `size`."""


def find_max(i, size):
    numbers = list(range(size))
    most = numbers[0]
    for number in numbers:
        if number > most:
            most = number
    return most


def task(i):
    return find_max(i, size)


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def serial(ids, size):
    return [find_max(i, size) for i in ids]


def threads(ids, size):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(find_max, ids, repeat(size)))


def processes(ids, size):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(find_max, ids, repeat(size)))


def main(tasks=3, size=100_000_000):
    for style in (serial, threads, processes):
        started = time.perf_counter()
        answers = style(range(1, tasks + 1), size)
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
