# expect: Stopped
def task(i):
    def echo():
        while True:
            yield

    echoing = echo()
    next(echoing)
    while True:
        echoing.send(1)
