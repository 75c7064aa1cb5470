from fractions import Fraction


def digits(value):
    found = []
    while True:
        whole = value.numerator // value.denominator
        found.append(whole)
        if value == whole:
            return found
        value = 1 / (value - whole)


def task(i):
    return digits(Fraction(415, 93)), digits(Fraction(-7, 3)), max(Fraction(1, 3), Fraction(2, 5)), Fraction(3, 4) // Fraction(1, 3)
