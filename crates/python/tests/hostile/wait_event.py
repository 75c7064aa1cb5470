# expect: RuntimeError
def task(i):
    import threading

    threading.Event().wait()
