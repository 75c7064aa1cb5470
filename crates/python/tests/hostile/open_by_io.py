# expect: OSError
def task(i):
    import io

    return io.open('/etc/passwd').read()
