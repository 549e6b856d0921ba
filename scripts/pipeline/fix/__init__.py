"""Step "fix": the repairs in `spec/fixes`, applied strictly."""
