# expect: ValueError
def task(i):
    import sys

    sys.setrecursionlimit(0)
