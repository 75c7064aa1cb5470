# expect: RuntimeError
def task(i):
    import sys

    del sys.stdout
    print('x')
