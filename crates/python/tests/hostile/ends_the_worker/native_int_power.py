# expect: ended by force
def task(i):
    return len(str((10 ** 10 ** 9) % 7))
