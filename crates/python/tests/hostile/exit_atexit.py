# expect: answer None
def task(i):
    import atexit
