import math
from fractions import Fraction


class Steps:
    def __floor__(self):
        return "down"

    def __ceil__(self):
        return "up"

    def __trunc__(self):
        return "cut"


def task(i):
    print(math.floor(Steps()), math.ceil(Steps()), math.trunc(Steps()), math.floor(Fraction(7, 2)))
    return [(math.floor(x), math.ceil(x), math.trunc(x)) for x in (-1.5, -0.0, 0.2, 2.0, 1e20, 7)]
