# expect: ended by force
def task(i):
    import collections, itertools

    collections.deque(itertools.repeat(0), maxlen=0)
