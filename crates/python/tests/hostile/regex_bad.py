# expect: re.PatternError
def task(i):
    import re

    re.compile('(')
