# expect: Stopped
def task(i):
    class Base:
        def __init_subclass__(cls):
            while True:
                pass

    class Endless(Base):
        pass
