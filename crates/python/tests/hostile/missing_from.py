# expect: ImportError
def task(i):
    from math import nothing
