# Words counted in a dict.
def task(i):
    counts = {}
    for n in range(300_000):
        key = n * 7919 % 10_007
        counts[key] = counts.get(key, 0) + 1
    return len(counts), sum(counts.values())
