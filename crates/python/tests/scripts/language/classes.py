class Animal:
    count = 0

    def __init__(self, name):
        self.name = name
        Animal.count += 1

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    @classmethod
    def named(cls, name):
        return cls(name)

    @staticmethod
    def kind():
        return "animal"

    @property
    def loud(self):
        return self.name.upper()

    @loud.setter
    def loud(self, value):
        self.name = value.lower()


class Dog(Animal):
    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def __len__(self):
        return len(self.tricks)

    def __contains__(self, trick):
        return trick in self.tricks


def task(i):
    dog = Dog.named("rex")
    dog.loud = "FIDO"
    dog.tricks.append("sit")
    return dog, dog.loud, len(dog), "sit" in dog, Dog.kind(), Animal.count, isinstance(dog, Animal), Dog.__mro__[1].__name__
