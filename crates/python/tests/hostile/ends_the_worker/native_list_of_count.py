# expect: ended by force
def task(i):
    import itertools

    return list(itertools.count())
