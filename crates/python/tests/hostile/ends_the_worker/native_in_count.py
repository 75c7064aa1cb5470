# expect: ended by force
def task(i):
    import itertools

    return -1 in itertools.count()
