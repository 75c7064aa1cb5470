from functools import lru_cache


@lru_cache(maxsize=None)
def paths(x, y):
    return 1 if x == 0 or y == 0 else paths(x - 1, y) + paths(x, y - 1)


@lru_cache(typed=True)
def kind(value):
    return type(value).__name__


def task(i):
    return paths(15, 15), paths.cache_info(), kind(1), kind(1.0), kind(True), kind.cache_parameters()
