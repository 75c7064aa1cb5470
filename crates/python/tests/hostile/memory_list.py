# expect: MemoryError
def task(i):
    return [0] * (1 << 62)
