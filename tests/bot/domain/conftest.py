"""Properties are judged on what they say, never on how fast a busy machine says it."""

from hypothesis import settings

settings.register_profile("calm", deadline=None)
settings.load_profile("calm")
