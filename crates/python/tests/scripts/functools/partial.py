from functools import partial, partialmethod


def power(base, exponent=2):
    return base**exponent


class Cell:
    def set(self, value):
        self.value = value

    alive = partialmethod(set, True)


def task(i):
    cube = partial(power, exponent=3)
    cell = Cell()
    cell.alive()
    return cube(3), cube.args, cube.keywords, partial(power, 2)(10), cell.value, cube.func is power
