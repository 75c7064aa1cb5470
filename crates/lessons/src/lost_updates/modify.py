import time
from contextlib import nullcontext

counter = 0
lock = nullcontext()


def task(i):
    global counter
    with lock:
        before = counter
        time.sleep(0.1)
        counter = before + 1
        print(f"task {i} read {before} and wrote {before + 1}")
    return f"task {i} added 1"
