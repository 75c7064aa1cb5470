# A loop of floats: the workload `long_comp`.
import math


def task(i):
    x = float(i)
    for y in range(400_000):
        x = (x - y) * (x - y) if x % 2 == 0 else math.sqrt(x + y)
    return x
