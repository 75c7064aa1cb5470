import math


def task(i):
    return [(math.gamma(x), math.lgamma(x), math.erf(x), math.erfc(x)) for x in (0.5, 1, 2.5, 5)]
