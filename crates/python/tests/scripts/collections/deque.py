from collections import deque


def task(i):
    items = deque([1, 2, 3], maxlen=4)
    items.append(4)
    items.append(5)
    items.appendleft(0)
    print(items, items.popleft(), items.pop())
    items.extend("ab")
    items.rotate(1)
    items.extendleft([9])
    return items, len(items), items[0], items.count("a"), items.index(9), list(reversed(items))
