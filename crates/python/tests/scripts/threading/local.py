import threading

own = threading.local()


def task(i):
    own.value = i
    return own.value, hasattr(own, "other"), threading.current_thread() is threading.main_thread()
