# expect: BaseException
def task(i):
    raise BaseException('x')
