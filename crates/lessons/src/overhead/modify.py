STEPS = 500


def task(i):
    total = i
    for step in range(STEPS):
        total += step * i
    return total
