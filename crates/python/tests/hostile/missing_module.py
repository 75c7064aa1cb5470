# expect: ModuleNotFoundError
def task(i):
    import numpy
