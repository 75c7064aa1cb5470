# expect: Stopped
def task(i):
    class Meta(type):
        def __new__(cls, *parts):
            while True:
                pass

    class Endless(metaclass=Meta):
        pass
