import queue


def task(i):
    items = queue.Queue(maxsize=2)
    items.put(1)
    items.put(2)
    print(items.full(), items.qsize(), items.get(), items.get(), items.empty())
    try:
        items.get(timeout=0.01)
    except queue.Empty:
        return "empty"
