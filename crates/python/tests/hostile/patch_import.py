# expect: TypeError
def task(i):
    import builtins

    builtins.__import__ = None
    import math
