# expect: Stopped
def task(i):
    class Endless:
        while True:
            pass
