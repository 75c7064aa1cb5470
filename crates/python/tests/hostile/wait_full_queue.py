# expect: RuntimeError, with threads Stopped
def task(i):
    import queue

    full = queue.Queue(1)
    full.put(1)
    full.put(2)
