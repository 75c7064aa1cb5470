# expect: answer True
def task(i):
    for _ in range(2):
        pass
    return any('Checkpoint' in repr(constant) for constant in task.__code__.co_consts)
