import threading


def task(i):
    event = threading.Event()
    print(event.is_set(), event.wait(0.01))
    event.set()
    print(event.is_set(), event.wait(), event.wait(5))
    event.clear()
    return event.is_set()
