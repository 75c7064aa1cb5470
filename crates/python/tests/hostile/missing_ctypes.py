# expect: ModuleNotFoundError
def task(i):
    import ctypes
