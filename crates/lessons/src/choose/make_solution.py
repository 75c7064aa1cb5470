import math


def estimate(tasks, wait, compute, workers, start):
    rounds = math.ceil(tasks / workers)
    return {
        "loop": tasks * (wait + compute),
        "asyncio": wait + tasks * compute,
        "processes": start + rounds * (wait + compute),
    }
