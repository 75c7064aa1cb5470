# expect: RuntimeError, with threads Stopped
def task(i):
    import threading

    threading.Event().wait()
