# expect: Stopped
def task(i):
    class Odd:
        def __getattr__(self, name):
            while True:
                pass

    return Odd().x
