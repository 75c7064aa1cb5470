# expect: task.<locals>.Own
def task(i):
    class Own(BaseException):
        pass

    raise Own
