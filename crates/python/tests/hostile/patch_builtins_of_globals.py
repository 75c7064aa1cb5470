# expect: answer 3
def task(i):
    globals()['__builtins__'] = {}
    return i + 3
