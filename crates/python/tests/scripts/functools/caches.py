from functools import cache, lru_cache


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache(maxsize=2)
def square(n):
    print("square", n)
    return n * n


def task(i):
    print(fib(80), fib.cache_info())
    print([square(n) for n in (1, 2, 1, 3, 2)])
    print(square.cache_info())
    square.cache_clear()
    return square.cache_info()
