"""What stands around the application: the log of requests, and faults on demand."""
