# expect: ended by force
def task(i):
    import builtins

    setattr(builtins, ' checkpoint', 0)
    while True:
        pass
