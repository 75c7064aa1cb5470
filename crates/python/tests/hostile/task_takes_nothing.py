# expect: TypeError
def task():
    return 1
