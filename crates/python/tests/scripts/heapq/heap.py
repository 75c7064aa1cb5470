import heapq


def task(i):
    heap = []
    for n in (5, 1, 4, 2, 3):
        heapq.heappush(heap, n)
    print(heap, heapq.heappop(heap), heap)
    print(heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 9), heap)
    other = [9, 8, 7, 3]
    heapq.heapify(other)
    return other, [heapq.heappop(other) for _ in range(4)]
