# expect: answer 1
def task(i):
    import sys

    del sys.modules['task']
    return 1
