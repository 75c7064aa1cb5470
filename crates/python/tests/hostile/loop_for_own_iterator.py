# expect: Stopped
def task(i):
    class Endless:
        def __iter__(self):
            return self

        def __next__(self):
            return 1

    for _ in Endless():
        pass
