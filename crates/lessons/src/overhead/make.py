def chunks(items, size):
    return [[item] for item in items]
