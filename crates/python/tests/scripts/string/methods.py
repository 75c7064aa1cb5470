def task(i):
    text = "The Quick brown fox"
    print(text.partition(" "), text.rpartition("x"), text.title(), text.center(25, "*"), text.casefold(), text.count("o"))
    print("42".zfill(5), "-7".zfill(4), "a1".isalnum(), "12".isdigit(), " ".isspace(), "Ab".istitle(), "x_1".isidentifier())
    print("a\nb\r\nc".splitlines(), "one two  three".split(), "a,b".rsplit(",", 1), "xxabxx".strip("x"), "prefix".removeprefix("pre"))
    return "é".isalpha(), "ǅ".lower(), "ab" * 2 > "abab", "%05.1f|%-5d|%+d" % (2.345, 7, 3), "{:*^9}".format("mid"), "a".ljust(3) + "|"
