# expect: ValueError
def task(i):
    return str(10 ** 5000)
