# expect: Stopped
def task(i):
    import time

    time.sleep(float('inf'))
