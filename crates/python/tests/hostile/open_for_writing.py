# expect: OSError
def task(i):
    open('/tmp/overlap-hostile', 'w')
