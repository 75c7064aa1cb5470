import math


def task(i):
    return [(math.asin(x), math.acos(x), math.atanh(x / 2), math.acosh(x + 2)) for x in (-1, -0.5, 0, 0.25, 1)]
