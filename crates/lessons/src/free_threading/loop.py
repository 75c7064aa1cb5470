def task(i):
    total = 0
    for n in range(400_000):
        total += n * n % 7
    return total + i
