# expect: Stopped
def task(i):
    import itertools

    for _ in itertools.count():
        pass
