import queue


def task(i):
    items = queue.Queue(1)
    items.put("x")
    for put in (lambda: items.put_nowait("y"), lambda: items.put("y", timeout=0.01), lambda: items.put("y", block=False)):
        try:
            put()
        except queue.Full:
            print("full")
    items.get()
    items.task_done()
    items.join()
    try:
        items.task_done()
    except ValueError as error:
        return str(error)
