# expect: RecursionError
def task(i):
    import copy

    items = []
    for _ in range(10_000):
        items = [items]
    return len(copy.deepcopy(items))
