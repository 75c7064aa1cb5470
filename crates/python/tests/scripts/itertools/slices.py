from itertools import chain, compress, dropwhile, filterfalse, islice, pairwise, zip_longest


def task(i):
    print(list(chain("ab", [1])), list(chain.from_iterable([[1], [2, 3]])), list(compress("abcd", [1, 0, 1, 0])))
    print(list(dropwhile(lambda n: n < 3, [1, 3, 2])), list(filterfalse(lambda n: n % 2, range(5))))
    return list(islice(range(10), 2, 9, 3)), list(pairwise("abc")), list(zip_longest("ab", "xyz", fillvalue="-"))
