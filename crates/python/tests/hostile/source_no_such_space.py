# expect: SyntaxError
def task(i):
    return 1
