# expect: Stopped
def task(i):
    __checkpoint__ = checkpoint = 1
    while True:
        pass
