# expect: MemoryError
def task(i):
    return 'x' * (1 << 62)
