import time


def attempt(value):
    try:
        return time.sleep(value)
    except Exception as error:
        return type(error).__name__


def task(i):
    return [attempt(value) for value in (-1, "1", None, float("nan"), 0, 0.001, True)]
