def task(i):
    if i == 0:
        part = count_words("soup salad soup")
        assert part is not None, "count_words returns nothing"
        assert dict(part) == {"soup": 2, "salad": 1}, f"it counted {dict(part)}"
        return "passed: it returns what it counted"
    if i == 1:
        count_words("soup")
        part = count_words("tea")
        assert part is not None and dict(part) == {"tea": 1}, "it still holds the words of an earlier call"
        return "passed: no call sees what another has counted"
    if i == 2:
        whole = combine([{"tea": 1}, {"tea": 2, "soup": 1}])
        assert dict(whole) == {"tea": 3, "soup": 1}, f"together they are {dict(whole)}"
        return "passed: the parts are added up"
    assert dict(combine([])) == {}, "without parts there is nothing to add up"
    return "passed: it works without any part"
