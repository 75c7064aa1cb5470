import math


def task(i):
    return [round(math.cbrt(x), 12) for x in (0, 1, 8, -27, 2.5)]
