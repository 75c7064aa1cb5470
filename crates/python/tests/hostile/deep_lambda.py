# expect: RecursionError
def task(i):
    f = lambda n: f(n + 1)
    return f(0)
