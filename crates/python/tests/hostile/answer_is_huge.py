# expect: answer [0, 1, 2
def task(i):
    return list(range(200_000))
