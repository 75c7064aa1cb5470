# expect: MemoryError
def task(i):
    return bytes(1 << 62)
