from bisect import bisect_left, insort_left


def task(i):
    items = []
    for n in (5, 1, 4, 1, 3):
        insort_left(items, n)
    at = bisect_left(items, 4)
    try:
        bisect_left(items, 3, lo=-1)
    except ValueError as error:
        return items, at, items[at] == 4, str(error)
