# expect: OverflowError
def task(i):
    return 10.0 ** 1000
