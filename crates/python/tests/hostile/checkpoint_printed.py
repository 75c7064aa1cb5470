# expect: answer True
def task(i):
    return ' checkpoint' in dir(__import__('builtins'))
