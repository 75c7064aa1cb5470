# expect: SyntaxError
def task(i):
    nonlocal x
    x = 1
