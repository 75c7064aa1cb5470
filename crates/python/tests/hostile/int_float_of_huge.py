# expect: OverflowError
def task(i):
    return float(10 ** 400)
