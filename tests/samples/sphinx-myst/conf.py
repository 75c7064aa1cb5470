project = "A tutorial"
extensions = ["myst_parser"]
html_theme = "furo"
html_js_files = [("https://overlap.invalid/embed.js", {"type": "module"})]
