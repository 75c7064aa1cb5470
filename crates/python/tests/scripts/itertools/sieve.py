from itertools import compress, count, islice


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = bytes(2)
    for p in islice(count(2), int(n**0.5)):
        if flags[p]:
            flags[p * p :: p] = bytes(len(flags[p * p :: p]))
    return list(compress(range(n + 1), flags))


def task(i):
    return sieve(100)
