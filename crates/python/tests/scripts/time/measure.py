import time


def timed(function):
    start = time.perf_counter()
    result = function()
    return result, time.perf_counter() - start


def task(i):
    result, seconds = timed(lambda: sum(range(1000)))
    started = time.time()
    time.sleep(0.02)
    return result, 0 <= seconds < 5, 0.02 <= time.time() - started < 5, time.time() > 1e5 or time.time() >= 0
