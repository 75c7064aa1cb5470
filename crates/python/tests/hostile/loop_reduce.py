# expect: Stopped
def task(i):
    import functools

    return functools.reduce(lambda a, b: a, iter(lambda: 1, 2))
