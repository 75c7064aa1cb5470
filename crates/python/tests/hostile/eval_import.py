# expect: ModuleNotFoundError
def task(i):
    return eval("__import__('socket')")
