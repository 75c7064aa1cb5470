# expect: ended by force, or MemoryError
def task(i):
    import itertools

    return list(itertools.count())
