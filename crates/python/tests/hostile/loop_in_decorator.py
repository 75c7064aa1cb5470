# expect: Stopped
def endless(function):
    while True:
        pass


@endless
def task(i):
    return i
