import math


def task(i):
    return [
        (math.sqrt(x), math.exp(x / 10), math.log1p(x), math.expm1(x / 7), math.exp2(x))
        for x in (0, 1, 2, 0.5, 10, 12.25)
    ]
