# expect: Stopped
def task(i):
    items = [0]
    for item in items:
        items.append(item)
