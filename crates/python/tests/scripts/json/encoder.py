import json


class Encoder(json.JSONEncoder):
    def default(self, value):
        return sorted(value) if isinstance(value, set) else super().default(value)


def task(i):
    return json.dumps({"s": {3, 1}}, cls=Encoder), list(json.JSONEncoder().iterencode([1, [2]])), Encoder().encode({2})
