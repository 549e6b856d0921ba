"""One rate limit for all programs that share a token, kept in Redis.

What a request may do is decided by the same `SlidingWindow` as in a single client. Redis keeps what it knows, as a text
that is replaced only by a program that has seen the latest one, and has the clock. No library that limits rates does
this job: they count requests when they are sent and by the clock of each machine, serve whoever asks first, and can't
be corrected by what the API says that it has counted.
"""
