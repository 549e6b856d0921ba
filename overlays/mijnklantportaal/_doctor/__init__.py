"""`mijnklantportaal doctor`: examines what a client would use, one thing after another."""
