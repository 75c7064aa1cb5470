# expect: RecursionError
def task(i):
    import functools

    @functools.cache
    def f(n):
        return f(n + 1)

    f(0)
