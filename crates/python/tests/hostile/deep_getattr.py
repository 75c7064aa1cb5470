# expect: RecursionError
def task(i):
    class C:
        def __getattr__(self, name):
            return getattr(self, name + 'x')

    C().a
