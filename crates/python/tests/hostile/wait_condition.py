# expect: RuntimeError
def task(i):
    import threading

    condition = threading.Condition()
    with condition:
        condition.wait()
