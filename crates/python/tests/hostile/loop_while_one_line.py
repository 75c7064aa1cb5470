# expect: Stopped
def task(i):
    while 1: i += 1
