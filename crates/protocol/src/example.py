# Called for each i from 0 to tasks - 1.
# It may also be `async def task(i)`.
import math


def task(i):
    total = 0.0
    for x in range(200_000):
        total += math.sqrt(x + i)
    return round(total, 3)
