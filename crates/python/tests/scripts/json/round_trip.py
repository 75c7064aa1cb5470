import json


def task(i):
    data = {"list": list(range(5)), "text": "tab\t\"quote\" \\ / \u2028", "deep": {"a": {"b": [[], [[]]]}}, "e": 1e-9}
    text = json.dumps(data)
    return text, json.loads(text) == data, json.dumps("\ud83d\ude00"), json.dumps({}, indent=2), json.dumps([[]], indent=1)
