"""The directory of a relais as it arrives in a file: read, understood, compared. Never stored here, never sent."""
