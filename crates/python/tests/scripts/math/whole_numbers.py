import math


def task(i):
    print(math.gcd(12, 18, 30), math.gcd(), math.lcm(4, 6, 10), math.lcm())
    print(math.isqrt(10**40 + 1), math.factorial(25), math.comb(52, 5), math.perm(10, 3), math.perm(6))
    return math.comb(3, 5), math.perm(3, 5), math.factorial(0), math.gcd(-8, 12)
