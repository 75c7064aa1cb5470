from dataclasses import asdict, dataclass, field


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Path:
    points: list[Point] = field(default_factory=list)
    names: dict[str, Point] = field(default_factory=dict)

    @property
    def length(self):
        pairs = zip(self.points, self.points[1:])
        return sum(((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5 for a, b in pairs)


def task(i):
    path = Path([Point(0, 0), Point(3, 4)], {"start": Point(0, 0)})
    return asdict(path), path.length, path == Path([Point(0, 0), Point(3, 4)], {"start": Point(0, 0)})
