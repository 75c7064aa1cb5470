# expect: ended by force
def endless():
    while True:
        pass


def task(i):
    code = endless.__code__
    constants = tuple(0 if 'Checkpoint' in repr(constant) else constant for constant in code.co_consts)
    endless.__code__ = code.replace(co_consts=constants)
    endless()
