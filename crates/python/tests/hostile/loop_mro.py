# expect: Stopped
def task(i):
    class Meta(type):
        def mro(cls):
            while True:
                pass

    class Endless(metaclass=Meta):
        pass
