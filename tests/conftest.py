"""What holds for every test."""

from hypothesis import settings

# A busy machine is no failing property.
settings.register_profile("project", deadline=None)
settings.load_profile("project")
