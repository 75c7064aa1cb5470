class Register(type):
    known = []

    def __new__(meta, name, bases, space, **options):
        cls = super().__new__(meta, name, bases, space)
        meta.known.append((name, options))
        return cls


class Base(metaclass=Register, tag=1):
    def __init_subclass__(cls, **options):
        print("sub", cls.__name__)


class Field:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value * 2


class Child(Base):
    size = Field()

    def __getattr__(self, name):
        return f"no {name}"


def task(i):
    child = Child()
    before = child.size
    child.size = 4
    return Register.known, before, child.size, child.missing, type(Child).__name__, type("Made", (Base,), {"x": 1}).x
