# expect: RecursionError
def task(i):
    def f():
        return eval('f()', {'f': f})

    f()
