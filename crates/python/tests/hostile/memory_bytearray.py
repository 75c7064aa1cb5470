# expect: MemoryError
def task(i):
    return bytearray(1 << 62)
