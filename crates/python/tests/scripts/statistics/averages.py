from fractions import Fraction
from statistics import fmean, geometric_mean, harmonic_mean, mean


def task(i):
    print(mean([1, 2, 3, 4]), mean([1.5, 2.5]), mean([Fraction(1, 2), Fraction(1, 3)]), mean(range(10)))
    return fmean([1, 2, 4]), round(geometric_mean([54, 24, 36]), 12), harmonic_mean([40, 60])
