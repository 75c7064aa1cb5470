# expect: OSError
def task(i):
    return open('/etc/passwd').read()
