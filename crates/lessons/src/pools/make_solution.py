def run_all(function, items):
    results = []
    for item in items:
        try:
            results.append(("ok", function(item)))
        except Exception as error:
            results.append(("failed", str(error)))
    return results
