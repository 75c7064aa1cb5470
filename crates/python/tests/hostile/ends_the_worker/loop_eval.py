# expect: ended by force
def task(i):
    return eval('sum(0 for _ in iter(int, 1))')
