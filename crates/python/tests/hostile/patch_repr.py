# expect: answer 1
def task(i):
    import builtins

    builtins.repr = builtins.str = builtins.type = builtins.Exception = None
    return 1
