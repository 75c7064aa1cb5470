# expect: ended by force, or MemoryError
def task(i):
    text = 'x'
    while True:
        text += text
