# expect: TypeError
def task(i):
    import builtins

    builtins.__build_class__ = None

    class C:
        pass
