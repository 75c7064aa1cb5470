import math

PRIME = 2**61 - 1


def task(i, first=100, last=160):
    digest = 0
    for n in range(first, last + 1):
        digest = (digest * 1_000_003 + math.factorial(n)) % PRIME
    return f"{digest:016x}"
