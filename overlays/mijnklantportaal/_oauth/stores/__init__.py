"""Where tokens are kept: in memory, in a file, in the system's keyring, or in Redis."""
