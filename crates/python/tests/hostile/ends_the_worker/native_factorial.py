# expect: ended by force
def task(i):
    import math

    return math.factorial(10 ** 8) % 7
