# A loop of whole numbers.
def task(i):
    total = i
    for n in range(1_000_000):
        total = (total + n * 3) % 1_000_003
    return total
