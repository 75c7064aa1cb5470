# expect: SyntaxError
yield 1


def task(i):
    return i
