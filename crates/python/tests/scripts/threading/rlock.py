import threading


def task(i):
    lock = threading.RLock()
    with lock:
        with lock:
            print("twice")
    try:
        lock.release()
    except RuntimeError as error:
        return str(error)
