"""i! for the smallest numbers."""

import math
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

PRIME = 2**61 - 1


def factorial(i):
    number = math.factorial(i)
    return number if i <= 18 else f"{number % PRIME:016x}"


def serial(ids):
    return [factorial(i) for i in ids]


def threads(ids):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(factorial, ids))


# excerpt: a pool of processes
def processes(ids):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(factorial, ids))


def main(tasks=10):
    for style in (serial, threads, processes):
        started = time.perf_counter()
        answers = style(range(tasks))
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
