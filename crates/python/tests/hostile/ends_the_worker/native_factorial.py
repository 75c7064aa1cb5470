# expect: ended by force, or MemoryError
def task(i):
    import math

    return math.factorial(10 ** 8) % 7
