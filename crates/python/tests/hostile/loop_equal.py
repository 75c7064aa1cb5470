# expect: Stopped
def task(i):
    class Odd:
        def __eq__(self, other):
            while True:
                pass

    return Odd() in [1]
