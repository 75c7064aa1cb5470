# expect: RecursionError
def task(i):
    import json

    return json.loads('[' * 100_000 + ']' * 100_000)
