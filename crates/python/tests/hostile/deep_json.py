# expect: RecursionError
def task(i):
    import json

    items = []
    for _ in range(100_000):
        items = [items]
    return json.dumps(items)
