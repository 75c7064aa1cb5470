# expect: NameError
# breaks its interpreter
def task(i):
    import builtins

    delattr(builtins, ' checkpoint')
    for _ in range(3):
        pass
