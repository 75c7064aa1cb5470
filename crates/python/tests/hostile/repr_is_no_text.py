# expect: TypeError
def task(i):
    class Odd:
        def __repr__(self):
            return 1

    return Odd()
