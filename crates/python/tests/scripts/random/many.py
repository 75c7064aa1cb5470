import random


def task(i):
    draw = random.Random(i)
    total = 0
    for _ in range(2000):
        total += draw.randint(1, 6)
    return total, draw.random()
