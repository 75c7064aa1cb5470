# expect: Stopped
def task(i):
    try:
        while True:
            pass
    finally:
        while True:
            pass
