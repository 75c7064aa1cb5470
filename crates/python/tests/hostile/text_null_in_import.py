# expect: ModuleNotFoundError
def task(i):
    __import__('a\0b')
