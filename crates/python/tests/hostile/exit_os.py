# expect: AttributeError
def task(i):
    import os

    os._exit(1)
