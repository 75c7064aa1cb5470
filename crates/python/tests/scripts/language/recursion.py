import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def endless(n):
    return endless(n + 1)


def hanoi(n, a="a", b="b", c="c"):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def task(i):
    try:
        endless(0)
    except RecursionError as error:
        print(type(error).__name__)
    return depth(500), hanoi(8), sys.getrecursionlimit()
