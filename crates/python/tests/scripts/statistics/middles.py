from statistics import median, median_high, median_low, mode, multimode


def task(i):
    print(median([3, 1, 2]), median([4, 1, 3, 2]), median_low([1, 2, 3, 4]), median_high([1, 2, 3, 4]))
    return mode("aabbb"), multimode([1, 1, 2, 2, 3]), median(iter("cab"[::-1] + "d")) if False else median([2.5])
