# expect: KeyError
def task(i):
    return i


del task
