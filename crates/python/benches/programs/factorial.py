# Products of large whole numbers: the workload `factorial`.
import math


def task(i):
    digest = 0
    for n in range(1000, 1400):
        digest = (digest * 1_000_003 + math.factorial(n)) % (2**61 - 1)
    return digest
