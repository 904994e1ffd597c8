"""A local Telegram: strict Bot API, page of phones, player for tests; it knows nothing of the project."""
