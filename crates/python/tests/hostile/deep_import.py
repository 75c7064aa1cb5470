# expect: RecursionError
def task(i):
    import builtins

    real = builtins.__import__

    def again(*parts):
        import string

    builtins.__import__ = again
    try:
        import string
    finally:
        builtins.__import__ = real
