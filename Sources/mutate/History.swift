/// What the first run found, and what was changed because of it.
let history = """
    ## How it began
    """
