# expect: RecursionError
def task(i):
    import functools

    def f(n):
        return functools.partial(f, n)()

    f(0)
