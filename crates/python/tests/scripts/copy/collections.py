import copy
from collections import OrderedDict, defaultdict, deque


def task(i):
    groups = defaultdict(list, a=[1])
    other = copy.deepcopy(groups)
    groups["a"].append(2)
    return other, copy.copy(deque([1, 2], 3)), list(copy.deepcopy(OrderedDict(x=[1])).items()), copy.copy({1, 2}), copy.copy(frozenset([1]))
