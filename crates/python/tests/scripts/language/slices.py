class Recorder:
    def __getitem__(self, key):
        return key


def task(i):
    record, items = Recorder(), list(range(10))
    items[::2] = [0] * 5
    text = "abcdefgh"
    print(record[1:2, ..., ::3], text[-3:], text[5:2:-1], text[::3], text[100:], items)
    del items[::3]
    return items, slice(None, None, -2).indices(7), range(10)[2:8:3], list(range(10)[::-4]), (1, 2, 3)[-1:]
