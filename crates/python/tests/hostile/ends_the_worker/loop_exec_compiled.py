# expect: ended by force
def task(i):
    exec(compile('while True:\n    try: pass\n    except: pass', 'x', 'exec'))
