# expect: Stopped
def task(i):
    class Odd:
        @property
        def x(self):
            while True:
                pass

    return Odd().x
