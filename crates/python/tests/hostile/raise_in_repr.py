# expect: ZeroDivisionError
def task(i):
    class Odd:
        def __repr__(self):
            return str(1 // 0)

    return Odd()
