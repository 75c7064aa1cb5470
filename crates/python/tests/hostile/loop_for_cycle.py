# expect: Stopped
def task(i):
    import itertools

    for _ in itertools.cycle('ab'):
        pass
