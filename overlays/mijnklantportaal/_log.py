"""The logger of the whole package, for what a program may want to know and nobody asks for."""

import logging

logger = logging.getLogger("mijnklantportaal")
