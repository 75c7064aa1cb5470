def task(i):
    data = {"b": 1, "a": 2}
    data.update(c=3)
    data.setdefault("d", []).append(4)
    print(data, list(data), data.pop("b"), data.get("z", 0), "a" in data, data | {"e": 5})
    for key, value in data.items():
        print(key, value)
    return sorted(data, reverse=True), dict.fromkeys("ab", 0), data.popitem(), len(data), {1: "a", 1.0: "b", True: "c"}
