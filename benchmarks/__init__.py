"""Figures that hold the design to its promises; nothing of the bot depends on them."""
