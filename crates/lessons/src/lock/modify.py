import time


def task(i):
    total = 0
    for number in range(200_000):
        total += number * i
    return total
