LONG = 3
STEPS = 30_000


def task(i):
    total = 0
    for step in range(180_000 if i == LONG else STEPS):
        total += step * i
    return total
