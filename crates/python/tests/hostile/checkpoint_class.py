# expect: TypeError
def task(i):
    for _ in range(2):
        pass
    for constant in task.__code__.co_consts:
        if 'Checkpoint' in repr(constant):
            type(constant).__neg__ = abs
