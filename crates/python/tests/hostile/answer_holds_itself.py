# expect: answer [[...]]
def task(i):
    items = []
    items.append(items)
    return items
