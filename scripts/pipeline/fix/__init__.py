"""Step 3: the repairs in `spec/fixes`, applied strictly: a needless one fails the run."""
