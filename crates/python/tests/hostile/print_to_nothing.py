# expect: AttributeError
def task(i):
    import sys

    sys.stdout = None
    print('x')
