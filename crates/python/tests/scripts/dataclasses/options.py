from dataclasses import FrozenInstanceError, dataclass, field


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False, repr=False)


def task(i):
    a, b = Version(1, 2), Version(1, 10, "x")
    print(sorted([b, a]), a < b, hash(a) == hash(Version(1, 2)), {a: 1}[Version(1, 2, "y")])
    try:
        a.major = 3
    except FrozenInstanceError as error:
        return str(error)
