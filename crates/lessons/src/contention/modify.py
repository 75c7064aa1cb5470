import threading

lock = threading.Lock()
whole = 0


def work(i):
    total = 0
    for number in range(200_000):
        total += number * i
    return total


def task(i):
    global whole
    with lock:
        total = work(i)
        whole += total
    return total
