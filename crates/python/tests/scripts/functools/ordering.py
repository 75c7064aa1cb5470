from functools import cmp_to_key, total_ordering


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts


def task(i):
    print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
    return Version(1, 2) >= Version(1, 1), Version(1) <= Version(0), Version(2) > Version(1)
