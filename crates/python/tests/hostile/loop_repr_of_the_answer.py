# expect: Stopped
def task(i):
    class Odd:
        def __repr__(self):
            while True:
                pass

    return Odd()
