def task(i):
    try:
        raise ExceptionGroup("several", [ValueError("a"), KeyError("b"), ValueError("c")])
    except* ValueError as group:
        print([str(error) for error in group.exceptions])
    except* KeyError as group:
        print(len(group.exceptions))
    try:
        error = ValueError("x")
        error.add_note("more")
        raise error
    except ValueError as error:
        return error.__notes__
