"""The buttons of emergencies, and of who is left in peace."""

TAPS_URGENCES: dict[str, str] = {
    "urg:rappel": "be called back by the relais after an emergency message",
    "urg:resp": "be called back by the responsable alone",
    "an:ret": "those to whom nothing automatic is written",
    "an:ret:<n>": "write automatic messages to that account again",
}
