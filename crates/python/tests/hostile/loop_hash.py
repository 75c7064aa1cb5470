# expect: Stopped
def task(i):
    class Odd:
        def __hash__(self):
            while True:
                pass

    return {Odd()}
