# expect: Stopped
def task(i):
    class Odd:
        def __len__(self):
            while True:
                pass

    return len(Odd())
