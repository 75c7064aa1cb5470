import operator


def task(i):
    items = [1]
    same = operator.iadd(items, [2])
    operator.setitem(items, 0, "x")
    operator.delitem(items, 1)
    return same is items, items, operator.concat("a", "b"), operator.length_hint(iter([1, 2])), operator.index(True)
