import math


def task(i):
    big = 10**400
    print(math.log(big), math.log2(big), math.log10(big))
    return math.log(8, 2), math.log(100, 10), math.log2(1024), math.log10(1e-5), math.log(2.5)
