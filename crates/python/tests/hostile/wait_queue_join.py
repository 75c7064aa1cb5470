# expect: RuntimeError
def task(i):
    import queue

    unfinished = queue.Queue()
    unfinished.put(1)
    unfinished.join()
