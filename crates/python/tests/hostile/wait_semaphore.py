# expect: RuntimeError
def task(i):
    import threading

    threading.Semaphore(0).acquire()
