import math
from fractions import Fraction


def task(i):
    print(Fraction(math.pi).limit_denominator(1000), Fraction(3.3).limit_denominator(10), Fraction(6, 4).as_integer_ratio())
    try:
        Fraction(1, 0)
    except ZeroDivisionError as error:
        return str(error), sum(Fraction(1, n) for n in range(1, 11))
