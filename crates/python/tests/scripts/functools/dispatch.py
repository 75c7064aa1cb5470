from functools import cached_property, singledispatch, singledispatchmethod


@singledispatch
def describe(value):
    return "something"


@describe.register
def _(value: int):
    return f"int {value}"


@describe.register(list)
def _(value):
    return f"list of {len(value)}"


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        print("computing")
        return 3 * self.radius**2

    @singledispatchmethod
    def scale(self, by):
        return "no"

    @scale.register
    def _(self, by: int):
        return self.radius * by


def task(i):
    circle = Circle(2)
    print(circle.area, circle.area, circle.scale(3), circle.scale("x"))
    return describe(1), describe([1, 2]), describe("x"), describe(True)
