import threading


def task(i):
    barrier = threading.Barrier(1)
    print(barrier.wait(), barrier.parties, barrier.n_waiting, barrier.broken)
    barrier.abort()
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        return "broken", barrier.broken
