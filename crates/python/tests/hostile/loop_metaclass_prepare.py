# expect: Stopped
def task(i):
    class Meta(type):
        @classmethod
        def __prepare__(cls, *parts):
            while True:
                pass

    class Endless(metaclass=Meta):
        pass
