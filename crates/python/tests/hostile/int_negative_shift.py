# expect: ValueError
def task(i):
    return 1 << -1
