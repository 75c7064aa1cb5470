# expect: RuntimeError, with threads Stopped
def task(i):
    import threading

    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
