# expect: answer 1
def task(i):
    import gc

    gc.disable()
    nodes = []
    for _ in range(1000):
        node = [nodes]
        node.append(node)
    gc.enable()
    return 1
