def is_raised(future, error):
    try:
        future.result()
    except ValueError as raised:
        return raised is error
    return False


def task(i):
    future, calls = Future(), []
    if i == 0:
        error = ValueError("no answer")
        future.finish(error=error)
        assert is_raised(future, error), "the task failed, and result() does not raise its error"
        assert is_raised(future, error), "result() raises the error only once"
        return "passed: asking for the result raises the error"
    if i == 1:
        future.add_done_callback(lambda done: calls.append(done.result()))
        assert calls == [], "a callback is called before the future is done"
        future.finish(42)
        assert calls == [42], f"after finish(42) the callback should see 42 once; it saw {calls}"
        return "passed: a callback is called when the future is done"
    if i == 2:
        future.finish(7)
        future.add_done_callback(lambda done: calls.append(done.result()))
        assert calls == [7], f"the future was done already; the callback should see 7 once; it saw {calls}"
        return "passed: a late callback is called at once"
    future.add_done_callback(lambda done: calls.append("first"))
    future.add_done_callback(lambda done: calls.append("second"))
    future.finish(error=ValueError("no answer"))
    future.add_done_callback(lambda done: calls.append("late"))
    assert calls == ["first", "second", "late"], f"three callbacks were added, and these were called: {calls}"
    return "passed: each callback is called once, in order, after a failure too"
