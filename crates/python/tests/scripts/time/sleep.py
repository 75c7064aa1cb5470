import time


def task(i):
    start = time.perf_counter()
    time.sleep(0.05)
    return time.perf_counter() - start >= 0.05
