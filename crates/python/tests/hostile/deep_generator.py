# expect: RecursionError
def task(i):
    def f():
        yield from f()

    return list(f())
