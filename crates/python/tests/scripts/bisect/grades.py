from bisect import bisect


def grade(score, edges=(60, 70, 80, 90), letters="FDCBA"):
    return letters[bisect(edges, score)]


def task(i):
    return [grade(score) for score in (33, 60, 69.5, 77, 90, 100)]
