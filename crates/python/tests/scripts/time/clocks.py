import time


def task(i):
    kinds = [type(clock()).__name__ for clock in (time.time, time.monotonic, time.perf_counter)]
    whole = [type(clock()).__name__ for clock in (time.time_ns, time.monotonic_ns, time.perf_counter_ns)]
    return kinds, whole, time.monotonic() <= time.monotonic()
