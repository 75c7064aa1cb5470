import operator
from collections import namedtuple

Point = namedtuple("Point", "x y")


def task(i):
    points = [Point(2, "b"), Point(1, "c"), Point(2, "a")]
    print(sorted(points, key=operator.itemgetter(1)), sorted(points, key=operator.attrgetter("x", "y")))
    print(operator.itemgetter(0, 2)("abc"), operator.attrgetter("real")(3))
    return operator.methodcaller("upper")("abc"), operator.methodcaller("split", ",", 1)("a,b,c")
