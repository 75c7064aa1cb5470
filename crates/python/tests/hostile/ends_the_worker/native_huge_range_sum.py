# expect: ended by force
def task(i):
    return sum(range(10 ** 12))
