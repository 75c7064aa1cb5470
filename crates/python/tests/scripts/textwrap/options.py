import textwrap


def task(i):
    wrapper = textwrap.TextWrapper(width=18, initial_indent="* ", subsequent_indent="  ", break_long_words=False)
    print(wrapper.fill("an incomprehensibly-long word and others"))
    return textwrap.wrap("a\tb  c", 4, expand_tabs=False), textwrap.fill("one two three", 7, drop_whitespace=False)
