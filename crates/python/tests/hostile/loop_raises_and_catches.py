# expect: Stopped
def task(i):
    while True:
        try:
            raise ValueError
        except ValueError as error:
            last = error
