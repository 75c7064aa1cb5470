# expect: AttributeError
def task(i):
    import os, signal

    os.kill(os.getpid(), 9)
