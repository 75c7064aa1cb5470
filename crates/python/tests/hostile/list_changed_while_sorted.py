# expect: ValueError
def task(i):
    items = [3, 2, 1]
    items.sort(key=lambda n: items.append(n) or n)
