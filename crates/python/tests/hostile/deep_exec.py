# expect: RecursionError
def task(i):
    code = 'exec(code, {"code": code})'
    exec(code, {'code': code})
