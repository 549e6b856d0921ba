"""What a run has shown: readable -> inferred (which guesses are facts now) -> report."""
