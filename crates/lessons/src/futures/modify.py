import time


def work(i):
    time.sleep(0.3 if i == 3 else 0.1)
    return 60 / (i - 3)


def task(i):
    try:
        return round(work(i), 1)
    except TypeError:
        return "no answer"
