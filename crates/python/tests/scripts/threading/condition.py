import threading


def task(i):
    condition, ready = threading.Condition(), []
    with condition:
        print(condition.wait(timeout=0.01), condition.wait_for(lambda: True), condition.wait_for(lambda: ready, 0.01))
        condition.notify_all()
    try:
        condition.notify()
    except RuntimeError as error:
        return str(error)
