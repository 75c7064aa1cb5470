# expect: answer 2
def task(i):
    def one():
        return 1

    one.__code__ = (lambda: 2).__code__
    return one()
