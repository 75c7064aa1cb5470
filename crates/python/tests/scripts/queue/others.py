import queue


def task(i):
    smallest, last, simple = queue.PriorityQueue(), queue.LifoQueue(), queue.SimpleQueue()
    for n in (3, 1, 2):
        smallest.put((n, str(n)))
        last.put(n)
        simple.put(n)
    print([smallest.get() for _ in range(3)], [last.get() for _ in range(3)])
    return [simple.get() for _ in range(3)], simple.empty()
