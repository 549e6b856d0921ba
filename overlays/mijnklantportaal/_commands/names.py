"""What the program is called, and which of its commands need no extra but their own."""

PROGRAM = "mijnklantportaal"

TOOLS = ("doctor", "sandbox")
"""The commands that work without the extra `cli`."""
