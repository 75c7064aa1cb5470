# expect: KeyboardInterrupt
def task(i):
    raise KeyboardInterrupt
