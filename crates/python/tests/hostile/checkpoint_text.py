# expect: Stopped
def task(i):
    mark = '\U0010ffffcheckpoint'
    while True:
        pass
