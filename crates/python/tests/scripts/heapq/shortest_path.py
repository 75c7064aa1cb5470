import heapq

ROADS = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}}


def task(i):
    best, queue = {}, [(0, "a")]
    while queue:
        cost, at = heapq.heappop(queue)
        if at in best:
            continue
        best[at] = cost
        for to, more in ROADS[at].items():
            heapq.heappush(queue, (cost + more, to))
    return best
