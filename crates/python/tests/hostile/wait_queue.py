# expect: RuntimeError
def task(i):
    import queue

    return queue.Queue().get()
