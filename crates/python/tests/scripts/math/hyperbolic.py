import math


def task(i):
    return [(math.sinh(x), math.cosh(x), math.degrees(x), math.radians(x)) for x in (-2, -0.1, 0, 1, 5.5)]
