# expect: RecursionError
def task(i):
    class C:
        pass

    C.__call__ = C()
    C()()
