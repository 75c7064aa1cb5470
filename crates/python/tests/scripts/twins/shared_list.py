shared = []


def append(i):
    shared.append(i)
    return i


def task(i):
    return [append(n) for n in range(20)], shared
