def primes(limit):
    flags = [True] * (limit + 1)
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            for multiple in range(n * n, limit + 1, n):
                flags[multiple] = False
    return [n for n in range(2, limit + 1) if flags[n]]


def task(i):
    found = primes(500)
    return len(found), found[-3:], sum(found)
