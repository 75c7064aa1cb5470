def run_all(function, items):
    results = []
    for item in items:
        results.append(("ok", function(item)))
    return results
