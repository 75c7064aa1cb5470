# expect: Stopped
def task(i):
    class Swallow:
        def __enter__(self):
            pass

        def __exit__(self, *exception):
            return True

    while True:
        with Swallow():
            while True:
                pass
