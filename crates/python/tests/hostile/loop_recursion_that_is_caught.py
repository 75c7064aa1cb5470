# expect: Stopped
def task(i):
    def again(n):
        try:
            again(n + 1)
        except RecursionError:
            pass
        again(n + 1)

    while True:
        try:
            again(0)
        except RecursionError:
            pass
