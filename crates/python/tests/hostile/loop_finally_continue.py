# expect: Stopped
def task(i):
    while True:
        try:
            pass
        finally:
            continue
