"""Tasks that append to a list of the caller's: who shares memory? The lab shows what `shared` holds afterwards."""

shared = []


def append(i, shared):
    shared.append(i)
    return i


def task(i):
    return append(i, shared)


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def serial(ids, shared):
    return [append(i, shared) for i in ids]


def threads(ids, shared):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(append, ids, repeat(shared)))


# excerpt: a pool of processes
def processes(ids, shared):
    # The list is copied along with each task, and each process appends to its copy.
    with ProcessPoolExecutor() as pool:
        return list(pool.map(append, ids, repeat(shared)))


def main(tasks=20):
    for style in (serial, threads, processes):
        shared = []
        started = time.perf_counter()
        answers = style(range(tasks), shared)
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers, "list:", shared)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
