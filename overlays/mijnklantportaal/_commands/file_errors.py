"""How errors of files are told: the file, then what is wrong with it."""

import os
from collections.abc import Callable


def told_of_file(error: OSError, in_options: Callable[[str], str] = str) -> str:
    """The message; one that names an argument keeps it in front: `--pdf: a.pdf: No such file or directory`.

    Args:
        error: what happened
        in_options: puts options in place of the arguments that a message names, which the file does not
    """
    message = in_options(error.strerror or str(error))
    if not error.filename:
        return message
    argument = message.rpartition(os.strerror(error.errno))[0] if error.errno else ""
    return f"{argument}{error.filename}: {message.removeprefix(argument)}"
