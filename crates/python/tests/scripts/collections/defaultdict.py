from collections import defaultdict


def task(i):
    groups = defaultdict(list)
    for word in "the quick brown fox jumps over the lazy dog".split():
        groups[len(word)].append(word)
    counts = defaultdict(int, a=1)
    counts["b"] += 2
    print(groups, counts, groups.get(99))
    return sorted(groups.items()), defaultdict(lambda: 7)["x"]
