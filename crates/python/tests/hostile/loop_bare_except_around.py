# expect: Stopped
def task(i):
    while True:
        try:
            while True:
                pass
        except:
            pass
