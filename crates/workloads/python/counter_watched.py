"""Tasks that add to one counter by reading and writing it. Python has no step that reads or writes and also numbers that access, so nothing
is noted here: noting in steps of its own would change the order. The lab sets `updates` and shows what `counter` holds afterwards."""

counter = 0


def following(number):
    return number + 1


def count(updates):
    global counter
    for _ in range(updates):
        before = counter
        after = following(before)  # another thread may write `counter` now
        counter = after
    return updates


def task(i):
    return count(updates)


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def serial(tasks, updates):
    return [count(updates) for _ in range(tasks)]


def threads(tasks, updates):
    with ThreadPoolExecutor(tasks) as pool:
        return list(pool.map(count, [updates] * tasks))


def processes(tasks, updates):
    # Each process counts in a variable of its own.
    with ProcessPoolExecutor() as pool:
        return list(pool.map(count, [updates] * tasks))


def main(tasks=4, updates=20_000):
    global counter
    for style in (serial, threads, processes):
        counter = 0
        started = time.perf_counter()
        answers = style(tasks, updates)
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers, "counter:", counter)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
