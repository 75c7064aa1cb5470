# expect: RecursionError
def task(i):
    class C:
        def __eq__(self, other):
            return self == other

    return C() == C()
