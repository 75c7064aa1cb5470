# expect: Stopped
def task(i):
    from contextlib import suppress

    while True:
        with suppress(BaseException):
            while True:
                pass
