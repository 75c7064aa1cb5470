from string import Template


def task(i):
    page = Template("$name costs $$${price} $$")
    print(page.substitute(name="tea", price=3), page.safe_substitute(name="tea"))
    try:
        page.substitute(name="tea")
    except KeyError as error:
        return repr(error)
