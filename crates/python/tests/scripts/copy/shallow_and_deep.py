import copy


class Box:
    def __init__(self, items):
        self.items = items


def task(i):
    box = Box([[1], 2])
    shallow, deep = copy.copy(box), copy.deepcopy(box)
    box.items[0].append(9)
    cycle = []
    cycle.append(cycle)
    again = copy.deepcopy(cycle)
    return shallow.items, deep.items, again[0] is again, copy.copy({"a": [1]}), copy.deepcopy((1, [2]))
