# expect: Stopped
while True:
    pass


def task(i):
    return i
