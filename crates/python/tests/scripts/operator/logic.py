import operator


def task(i):
    print(operator.eq(1, 1.0), operator.lt("a", "b"), operator.is_(None, None), operator.not_([]), operator.truth([0]))
    print(operator.and_(6, 3), operator.or_(6, 3), operator.xor(6, 3), operator.invert(5), operator.lshift(1, 4))
    return operator.contains([1, 2], 2), operator.countOf("banana", "a"), operator.indexOf("abc", "c"), operator.neg(3)
