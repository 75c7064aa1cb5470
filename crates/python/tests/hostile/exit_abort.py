# expect: AttributeError
def task(i):
    import os

    os.abort()
