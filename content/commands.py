"""The commands beside the keyboard, for each role: what to type, and what it does."""

from __future__ import annotations

Commands = tuple[tuple[str, str], ...]

EVERYBODY: Commands = (
    ("menu", "Le menu"),
    ("question", "Poser une question"),
    ("parler", "Parler au relais"),
    ("stop", "Ne plus recevoir de messages automatiques"),
)
COMMANDS: dict[str, Commands] = {
    "famille": EVERYBODY,
    "assistant_maternel": (EVERYBODY[0], ("disponibilites", "Mes disponibilités"), *EVERYBODY[1:]),
    "animatrice": (("menu", "Le menu"), ("conversations", "Les conversations en cours")),
    "conversation": (("terminer", "Terminer la conversation avec le relais"), EVERYBODY[0], EVERYBODY[-1]),
}
