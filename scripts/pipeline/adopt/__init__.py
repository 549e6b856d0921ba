"""`scripts/adopt`: takes pages into the repository, and takes out what they make needless; a preview writes nothing."""
