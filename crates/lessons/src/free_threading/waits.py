import time


def task(i):
    time.sleep(0.1)
    return i
