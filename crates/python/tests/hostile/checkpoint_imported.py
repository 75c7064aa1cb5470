# expect: Stopped
def task(i):
    from math import floor as __checkpoint__
    while True:
        pass
