# expect: Stopped
def task(i):
    return max(map(lambda n: n, iter(lambda: 1, 2)))
