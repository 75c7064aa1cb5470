import queue
from collections import deque


def task(i):
    work, done = queue.Queue(), deque()
    for n in range(5):
        work.put(n)
    while not work.empty():
        n = work.get()
        if n == 2:
            work.put(7)
        done.append(n * n)
        work.task_done()
    work.join()
    return list(done), work.unfinished_tasks
