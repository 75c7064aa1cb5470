import operator


def task(i):
    pairs = [(7, 3), (-7, 3), (2.5, 0.5)]
    names = "add sub mul truediv floordiv mod pow".split()
    return [[getattr(operator, name)(a, b) for name in names] for a, b in pairs]
