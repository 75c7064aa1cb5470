# expect: Stopped
def task(i):
    import re

    def endless(match):
        while True:
            pass

    return re.sub('a', endless, 'banana')
