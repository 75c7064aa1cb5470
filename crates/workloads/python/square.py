"""2 to the power of i as a float."""


def task(i):
    return 2.0**i


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def serial(ids):
    return [task(i) for i in ids]


def threads(ids):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(task, ids))


def processes(ids):
    with ProcessPoolExecutor() as pool:
        # excerpt: size of a chunk
        return list(pool.map(task, ids, chunksize=100))


def main(tasks=1000):
    for style in (serial, threads, processes):
        started = time.perf_counter()
        answers = style(range(tasks))
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers[:5])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
