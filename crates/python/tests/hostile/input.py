# expect: RuntimeError
def task(i):
    return input('password: ')
