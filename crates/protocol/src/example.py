# The lab calls task(i) for each i from 0 to tasks - 1.
# With `async def task(i)`, `await asyncio.sleep(1)` lets other tasks go on.
import math


def task(i):
    total = 0.0
    for x in range(200_000):
        total += math.sqrt(x + i)
    return round(total, 3)
