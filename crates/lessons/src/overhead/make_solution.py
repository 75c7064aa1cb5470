def chunks(items, size):
    return [items[first : first + size] for first in range(0, len(items), size)]
