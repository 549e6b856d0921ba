"""What the generated models, operations and resources build on: plain modules, the same for every document."""
