# expect: RuntimeError, with threads Stopped
def task(i):
    import threading

    threading.Semaphore(0).acquire()
