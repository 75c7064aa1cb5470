import math


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def task(i):
    return [
        attempt(math.sqrt, -1),
        attempt(math.log, 0),
        attempt(math.exp, 1000),
        attempt(math.acos, 2),
        attempt(math.factorial, -1),
        attempt(math.isqrt, -1),
        attempt(math.floor, math.inf),
        attempt(math.floor, math.nan),
        attempt(math.dist, (1,), (1, 2)),
        attempt(math.pow, -1, 0.5),
        attempt(math.gcd, 1.5),
        attempt(math.comb, -1, 2),
    ]
