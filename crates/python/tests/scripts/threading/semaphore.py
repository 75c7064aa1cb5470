import threading


def task(i):
    gate = threading.Semaphore(2)
    print(gate.acquire(), gate.acquire(), gate.acquire(blocking=False), gate.acquire(timeout=0.01))
    gate.release(2)
    bounded = threading.BoundedSemaphore(1)
    with bounded:
        print("inside")
    try:
        bounded.release()
    except ValueError as error:
        return str(error)
