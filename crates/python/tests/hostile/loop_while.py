# expect: Stopped
def task(i):
    while True:
        pass
