# expect: Stopped
def task(i):
    class Meta(type):
        def __instancecheck__(cls, instance):
            while True:
                pass

    class Odd(metaclass=Meta):
        pass

    return isinstance(1, Odd)
