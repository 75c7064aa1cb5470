import threading


def task(i):
    lock = threading.Lock()
    print(lock.locked(), lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
    lock.release()
    with lock:
        print(lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        return str(error)
