# expect: MemoryError
def task(i):
    return (1 << 10 ** 12) % 7
