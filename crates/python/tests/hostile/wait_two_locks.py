# expect: RuntimeError, with threads Stopped
def task(i):
    import threading

    a, b = threading.Lock(), threading.Lock()
    with a, b:
        with b, a:
            pass
