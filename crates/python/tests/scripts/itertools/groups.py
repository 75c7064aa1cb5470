from itertools import groupby, tee


def task(i):
    print([(key, list(group)) for key, group in groupby("aabbbc")])
    print({key: len(list(group)) for key, group in groupby(sorted(range(10), key=lambda n: n % 3), lambda n: n % 3)})
    first, second = tee([1, 2, 3])
    return list(first), list(second)
