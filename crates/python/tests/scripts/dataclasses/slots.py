from dataclasses import KW_ONLY, dataclass, make_dataclass


@dataclass(slots=True)
class Point:
    x: int
    _: KW_ONLY
    y: int = 1


def task(i):
    point = Point(1, y=5)
    try:
        point.z = 1
    except AttributeError:
        print("no z")
    Made = make_dataclass("Made", [("a", int), ("b", str, "x")])
    try:
        Point(1, 2)
    except TypeError:
        return point, Made(3), hasattr(point, "__dict__")
