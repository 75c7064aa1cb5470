# expect: answer 7
# breaks its interpreter
def task(i):
    import builtins

    builtins.len = lambda _: 7
    return len([])
