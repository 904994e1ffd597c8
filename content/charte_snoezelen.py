"""The rules of a Snoezelen room that a relais starts from; it rereads and changes them. Source: 004:2149-2175."""

from __future__ import annotations

CHARTE_SNOEZELEN = """\
• Trois enfants au plus avec un adulte, vingt minutes au plus.
• La première fois, une référente du relais vous accompagne.
• J'arrive à l'heure et je vérifie que la salle est libre.
• Les enfants enlèvent manteaux et chaussures.
• L'adulte reste assis avec eux.
• En partant, j'éteins et je nettoie."""
