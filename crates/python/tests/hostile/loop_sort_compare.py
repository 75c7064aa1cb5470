# expect: Stopped
def task(i):
    class Odd:
        def __lt__(self, other):
            while True:
                pass

    return sorted([Odd(), Odd()])
