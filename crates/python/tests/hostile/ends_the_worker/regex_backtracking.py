# expect: ended by force
def task(i):
    import re

    return re.match('(a+)+$', 'a' * 40 + 'b')
