# expect: answer 3
def task(i):
    globals()['__builtins__'] = 5
    return i + 3
