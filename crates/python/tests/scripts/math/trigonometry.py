import math


def task(i):
    points = [-1.5, -0.3, 0.0, 0.1, 0.9, 3.0, 1e6]
    for x in points:
        print(math.sin(x), math.cos(x), math.tan(x), math.atan(x), math.asinh(x), math.tanh(x))
    return [math.atan2(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1)]
