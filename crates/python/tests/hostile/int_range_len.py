# expect: OverflowError
def task(i):
    return len(range(10 ** 30))
