import json


def task(i):
    text = r'{"a": [1, 2.5, -3e2, true, false, null], "b": "\u00e9\n\ud83d\ude00", "c": {}}'
    data = json.loads(text)
    print(data, type(data["a"][2]).__name__)
    return json.loads("[]"), json.loads(' "x" '), json.loads(b"[1]"), json.loads("1e400"), json.loads("NaN")
