import math
from fractions import Fraction


def task(i):
    print(math.fsum([0.1] * 10), sum([0.1] * 3), math.prod([1, 2, 3, 4]), math.prod([0.5, 4], start=3), math.prod([]))
    return math.hypot(3, 4), math.hypot(1, 2, 3), math.dist((1, 2), (4, 6)), math.prod([Fraction(1, 3), 3])
