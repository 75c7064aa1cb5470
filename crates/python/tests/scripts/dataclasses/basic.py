from dataclasses import asdict, astuple, dataclass, field, fields, replace


@dataclass
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list)

    def total(self, count):
        return self.price * count


def task(i):
    tea = Item("tea", 2.5)
    other = replace(tea, name="coffee", tags=["hot"])
    print(tea, other, tea == Item("tea", 2.5), asdict(other), astuple(tea))
    return tea.total(3), [each.name for each in fields(Item)], tea.tags is Item("x").tags
