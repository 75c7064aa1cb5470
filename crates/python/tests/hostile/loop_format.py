# expect: Stopped
def task(i):
    class Odd:
        def __format__(self, spec):
            while True:
                pass

    return f'{Odd()}'
