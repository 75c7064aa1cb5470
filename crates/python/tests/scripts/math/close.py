import math


def task(i):
    return [
        math.isclose(0.1 + 0.2, 0.3),
        math.isclose(1, 1.1),
        math.isclose(1, 1.1, rel_tol=0.2),
        math.isclose(0, 1e-10),
        math.isclose(0, 1e-10, abs_tol=1e-9),
        math.isclose(math.inf, math.inf),
    ]
