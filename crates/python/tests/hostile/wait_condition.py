# expect: RuntimeError, with threads Stopped
def task(i):
    import threading

    condition = threading.Condition()
    with condition:
        condition.wait()
