# expect: Stopped
def task(i):
    import itertools

    for _ in itertools.product(range(10 ** 4), repeat=10):
        pass
