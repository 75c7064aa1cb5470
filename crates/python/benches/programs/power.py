# Powers of large whole numbers: the workload `power`.
def task(i):
    digest = 0
    for n in range(1500):
        digest ^= n**n % (2**61 - 1)
    return digest
