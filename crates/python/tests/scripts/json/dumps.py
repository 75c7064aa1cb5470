import json


def task(i):
    data = {"name": "Ada", "tags": ["x", "y"], "n": 1.5, "none": None, "yes": True, "nested": {"a": [1, {}]}, "ü": "é\n"}
    print(json.dumps(data), json.dumps(data, ensure_ascii=False))
    print(json.dumps(data, indent=2, sort_keys=True))
    return json.dumps([1, 2], separators=(",", ":")), json.dumps((1, 2)), json.dumps({1: 2, None: 3, True: 4})
