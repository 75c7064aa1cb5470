# expect: Stopped
def task(i):
    while True:
        try:
            i += 1
        except:
            pass
