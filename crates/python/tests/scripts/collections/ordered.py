from collections import ChainMap, OrderedDict


def task(i):
    order = OrderedDict(a=1, b=2, c=3)
    order.move_to_end("a")
    order.move_to_end("c", last=False)
    print(list(order.items()), order.popitem(last=False), order == OrderedDict(b=2, a=1), order == dict(a=1, b=2))
    chain = ChainMap({"a": 1}, {"a": 2, "b": 3})
    chain["c"] = 4
    return chain["a"], chain["b"], chain.maps, sorted(chain), chain.new_child({"b": 0})["b"]
