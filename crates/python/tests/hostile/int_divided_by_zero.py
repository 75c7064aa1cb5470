# expect: ZeroDivisionError
def task(i):
    return 10 ** 1000 // 0
