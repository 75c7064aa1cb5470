from urllib.parse import quote, quote_plus, unquote_plus, unquote_to_bytes


def task(i):
    text = "50% & more/ä?"
    return quote(text), quote(text, safe=""), quote_plus(text), unquote_plus(quote_plus(text)) == text, unquote_to_bytes("%ff")
