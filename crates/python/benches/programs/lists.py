# Lists that are built, changed and read.
def task(i):
    numbers = [n * n for n in range(300_000)]
    kept = []
    for number in numbers:
        if number % 3 == 1:
            kept.append(number)
    return len(kept), sum(kept[::2])
