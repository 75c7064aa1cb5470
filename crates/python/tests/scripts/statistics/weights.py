from statistics import fmean, mean, median, pstdev


def task(i):
    data = [round(n * 0.1, 1) for n in range(11)]
    return mean(data), median(data), fmean(data), fmean([1, 2], weights=[3, 1]), pstdev([1, 1]), median(["b", "a", "c"])
