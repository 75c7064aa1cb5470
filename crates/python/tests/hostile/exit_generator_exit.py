# expect: GeneratorExit
def task(i):
    raise GeneratorExit
