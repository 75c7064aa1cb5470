# expect: answer True
def task(i):
    import gc

    class Node:
        pass

    for _ in range(1000):
        a, b = Node(), Node()
        a.other, b.other = b, a
    return gc.collect() >= 0
