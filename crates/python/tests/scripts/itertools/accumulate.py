import operator
from itertools import accumulate, starmap


def task(i):
    print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([], initial=5)))
    return list(starmap(pow, [(2, 3), (3, 2)])), list(accumulate([3, 1, 4, 1, 5], max))
