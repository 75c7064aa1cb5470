# expect: ended by force
def task(i):
    import itertools

    return all(itertools.repeat(1))
