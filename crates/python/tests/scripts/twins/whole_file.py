"""A file that has more than its task, as the twins have."""

import math
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat

PRIME = 2**61 - 1


def task(i):
    number = math.factorial(i + 20)
    return number if i <= 18 else f"{number % PRIME:016x}"


def threads(ids):
    with ThreadPoolExecutor(len(ids)) as pool:
        return list(pool.map(task, ids))


def main(tasks=10):
    for style in (threads,):
        started = time.perf_counter()
        answers = style(range(tasks))
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
