# expect: ended by force
def task(i):
    import itertools

    return max(itertools.count())
