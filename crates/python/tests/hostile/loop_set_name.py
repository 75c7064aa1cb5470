# expect: Stopped
def task(i):
    class Named:
        def __set_name__(self, owner, name):
            while True:
                pass

    class Endless:
        x = Named()
