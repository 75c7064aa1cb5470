from itertools import combinations, combinations_with_replacement, permutations, product


def task(i):
    print(list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
    print(list(permutations("abc", 2)), len(list(permutations(range(5)))))
    return list(combinations(range(4), 2)), list(combinations_with_replacement("ab", 2))
