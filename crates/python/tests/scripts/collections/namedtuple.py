from collections import namedtuple

Point = namedtuple("Point", ["x", "y"], defaults=[0])


class Named(Point):
    @property
    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5


def task(i):
    point = Point(3)
    print(point, point._replace(y=4), point._asdict(), Point._fields, Point._field_defaults, Point._make([1, 2]))
    x, y = point
    return Named(3, 4).norm, x, y, point == (3, 0), hash(point) == hash((3, 0)), point[0]
