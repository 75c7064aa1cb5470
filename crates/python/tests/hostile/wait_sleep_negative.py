# expect: ValueError
def task(i):
    import time

    time.sleep(-1)
