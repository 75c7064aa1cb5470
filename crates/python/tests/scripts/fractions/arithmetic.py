from fractions import Fraction


def task(i):
    half, third = Fraction(1, 2), Fraction("1/3")
    print(half + third, half * third, half / third, half - 1, half**3, -half, abs(Fraction(-2, 4)))
    return Fraction(0.25), Fraction("0.125"), half > third, float(third), int(Fraction(7, 2)), round(Fraction(5, 2)), hash(half) == hash(0.5)
