# expect: answer 1
# breaks its interpreter
def task(i):
    import sys

    sys.settrace(lambda *parts: 1 // 0)
    return 1
