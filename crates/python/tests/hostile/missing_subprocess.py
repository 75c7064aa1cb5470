# expect: ModuleNotFoundError
def task(i):
    import subprocess
