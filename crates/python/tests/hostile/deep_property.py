# expect: RecursionError
def task(i):
    class C:
        @property
        def x(self):
            return self.x

    C().x
