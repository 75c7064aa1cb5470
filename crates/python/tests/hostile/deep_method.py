# expect: RecursionError
def task(i):
    class C:
        def f(self):
            return self.f()

    C().f()
