# expect: Stopped
def task(i):
    import threading

    event = threading.Event()
    while not event.wait(0.001):
        pass
