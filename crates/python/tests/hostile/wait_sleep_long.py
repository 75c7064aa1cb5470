# expect: Stopped
def task(i):
    import time

    time.sleep(1e9)
