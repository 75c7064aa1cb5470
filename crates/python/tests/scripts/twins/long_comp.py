import math


def task(i, iterations=3000):
    x = float(i)
    for y in range(iterations):
        x = (x - y) * (x - y) if x % 2 == 0 else math.sqrt(x + y)
    return x
