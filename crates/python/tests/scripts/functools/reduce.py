from functools import reduce


def task(i):
    print(reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 9, 2]), reduce(lambda a, b: a + [b], "ab", []))
    try:
        reduce(max, [])
    except TypeError as error:
        return type(error).__name__
