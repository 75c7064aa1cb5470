import heapq


def task(i):
    words = "the quick brown fox jumps over the lazy dog".split()
    print(heapq.nlargest(3, words, key=len), heapq.nsmallest(3, words), heapq.nlargest(1, range(10)))
    return list(heapq.merge([1, 4, 7], [2, 5], [3])), list(heapq.merge("ca", "b", reverse=True))
