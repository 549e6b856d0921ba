"""What a run has shown: inferred (which guesses are facts now) -> report."""
