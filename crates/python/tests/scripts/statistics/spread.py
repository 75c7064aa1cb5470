from statistics import correlation, linear_regression, pstdev, pvariance, quantiles, stdev, variance


def task(i):
    data = [2, 4, 4, 4, 5, 5, 7, 9]
    print(stdev(data), pstdev(data), variance(data), pvariance(data), quantiles(data), quantiles(data, n=10))
    x, y = [1, 2, 3, 4], [2, 4, 6, 8]
    return correlation(x, y), linear_regression(x, y)
