def task(i):
    name, value = "pi", 3.14159
    print(f"{name:>6}|{name:<6}|{name:^6}|{value:.2f}|{value:10.3e}|{42:08b}|{255:#x}|{1234567:,}|{0.25:.0%}|{value=:.1f}")
    print("a,b,,c".split(","), " x ".strip(), "abc"[::-1], "Hello".swapcase(), "x".join("abc"), "abcabc".replace("b", "B", 1))
    print("%s %d %5.2f %r" % ("s", 3, 2.5, "q"), "{0} {1!r} {k}".format(1, "x", k=2), "tab\tbed".expandtabs(4))
    return "ß".upper(), "éa".encode(), b"\xc3\xa9".decode(), "abc".find("c"), "abc".startswith(("x", "a")), ord("€"), chr(8364)
