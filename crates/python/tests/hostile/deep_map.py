# expect: RecursionError
def task(i):
    def f(n):
        return list(map(f, [n]))

    f(1)
