# expect: RuntimeError, with threads Stopped
def task(i):
    import queue

    return queue.Queue().get()
