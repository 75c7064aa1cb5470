# expect: Stopped
def task(i):
    class Odd:
        def __del__(self):
            while True:
                pass

    odd = Odd()
    del odd
    while True:
        pass
