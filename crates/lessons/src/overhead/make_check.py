def task(i):
    count, size, wanted = [(12, 4, 3), (10, 4, 3), (3, 10, 1), (0, 5, 0), (1000, 100, 10)][i]
    items = list(range(count))
    made = [list(chunk) for chunk in chunks(items, size)]
    together = [item for chunk in made for item in chunk]
    assert together == items, f"{count} items in chunks of {size}: some are lost, doubled or out of order"
    for chunk in made[:-1]:
        assert len(chunk) == size, f"a chunk that is not the last has {len(chunk)} of {size} items"
    assert len(made) == wanted, f"{count} items in chunks of {size} make {wanted} chunks, not {len(made)}"
    return f"passed: {count} items in chunks of {size}"
