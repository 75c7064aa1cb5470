import copy


class Counted:
    def __init__(self, n=0):
        self.n = n

    def __copy__(self):
        return Counted(self.n + 1)

    def __deepcopy__(self, memo):
        return Counted(self.n + 10)


def task(i):
    return copy.copy(Counted()).n, copy.deepcopy([Counted()])[0].n, copy.copy(5), copy.deepcopy("x")
