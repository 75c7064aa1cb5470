# expect: RuntimeError, with threads Stopped
def task(i):
    import queue

    unfinished = queue.Queue()
    unfinished.put(1)
    unfinished.join()
