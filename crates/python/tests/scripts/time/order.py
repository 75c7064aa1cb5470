import time


def task(i):
    marks = [time.monotonic()]
    for _ in range(3):
        time.sleep(0.002)
        marks.append(time.monotonic())
    return marks == sorted(marks), marks[-1] - marks[0] >= 0.006
