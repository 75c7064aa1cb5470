# expect: ValueError
def task(i):
    import time

    time.sleep(float('nan'))
