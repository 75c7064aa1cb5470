# expect: NameError
# breaks its interpreter
def task(i):
    import builtins

    vars(builtins).clear()
    print(1)
