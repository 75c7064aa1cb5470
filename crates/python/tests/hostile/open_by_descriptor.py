# expect: OSError
def task(i):
    return open(0).read()
