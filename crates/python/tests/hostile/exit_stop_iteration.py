# expect: StopIteration
def task(i):
    raise StopIteration
