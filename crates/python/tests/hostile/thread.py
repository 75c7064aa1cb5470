# expect: RuntimeError
def task(i):
    import threading

    threading.Thread(target=print).start()
