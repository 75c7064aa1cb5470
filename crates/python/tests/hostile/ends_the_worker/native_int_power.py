# expect: ended by force, or MemoryError
def task(i):
    return len(str((10 ** 10 ** 9) % 7))
