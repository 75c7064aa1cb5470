"""Tasks that need two locks and take them in opposite orders. The lab sets `rounds`, `hold_ms`,
`watchdog_ms` and `same_order`, and shows how many deadlocks `counter` holds afterwards."""

import threading

lock_a, lock_b = threading.Lock(), threading.Lock()
counting = threading.Lock()
counter = 0


def compute(x, steps):
    for _ in range(steps):
        x = 48_271 * x % (2**31 - 1)
    return x


# excerpt: two locks and a watchdog
def one_round(x, first, second, steps, watchdog_ms):
    with first:
        compute(x, steps)
        if not second.acquire(timeout=watchdog_ms / 1000):
            return None  # a deadlock: give the first lock back, and try again later
        try:
            return compute(x, steps)
        finally:
            second.release()


# excerpt: the order of the locks
def order(seed, same_order):
    if same_order or seed % 2 == 1:
        return lock_a, lock_b
    return lock_b, lock_a


def both(seed, rounds, hold_ms, watchdog_ms, same_order):
    global counter
    first, second = order(seed, same_order)
    x, steps = seed, int(hold_ms * 750_000)
    for _ in range(rounds):
        failures = 0
        while (found := one_round(x, first, second, steps, watchdog_ms)) is None:
            with counting:
                counter += 1
            failures += 1
            compute(x, failures * (seed % 8) * steps)  # each task stays away for another time
        x = found
    return f"{x:016x}"


def task(i):
    return both(i + 1, rounds, hold_ms, watchdog_ms, same_order)


# --- In CPython: every way to run it

import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat


def serial(seeds, *settings):
    return [both(seed, *settings) for seed in seeds]


def threads(seeds, *settings):
    with ThreadPoolExecutor(len(seeds)) as pool:
        return list(pool.map(both, seeds, *map(repeat, settings)))


def processes(seeds, *settings):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(both, seeds, *map(repeat, settings)))


def main(tasks=4, rounds=10, hold_ms=0.5, watchdog_ms=20, same_order=0):
    global counter
    for style in (serial, threads, processes):
        counter = 0
        started = time.perf_counter()
        answers = style(range(1, int(tasks) + 1), int(rounds), hold_ms, watchdog_ms, same_order)
        print(f"{style.__name__:9} {time.perf_counter() - started:7.3f} s", answers, "deadlocks:", counter)


if __name__ == "__main__":
    main(*map(float, sys.argv[1:]))
