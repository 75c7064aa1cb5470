# expect: ended by force
def task(i):
    import itertools

    return sum(itertools.repeat(1))
