# expect: ended by force, or MemoryError
def task(i):
    return '%1000000000000000000d' % 1
