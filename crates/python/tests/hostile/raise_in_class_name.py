# expect: Odd
def task(i):
    class Meta(type):
        def __getattribute__(cls, name):
            raise ValueError

    class Odd(Exception, metaclass=Meta):
        pass

    raise Odd
