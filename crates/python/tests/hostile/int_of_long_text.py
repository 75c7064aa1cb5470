# expect: ValueError
def task(i):
    return int('9' * 5000)
