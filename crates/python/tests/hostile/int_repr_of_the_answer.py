# expect: ValueError
def task(i):
    return 10 ** 5000
