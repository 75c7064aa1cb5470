# expect: answer True
def task(i):
    return len(().__class__.__base__.__subclasses__()) > 10
