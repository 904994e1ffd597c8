"""The Taps of « besoins non couverts »: `an:bn…`, for the team. Nothing of them tells about one family."""

from __future__ import annotations

from typing import Final

TAPS_BESOINS: Final[dict[str, str]] = {
    "an:bn": "requests without solution, this year",
    "an:bn:<n>": "requests without solution, that year",
    "an:bn:<n>:<mot>": "one table of that year (communes, mois, atypique…); all of them as a sheet (tableur)",
    "an:bn:<n>:<mot>:image": "that table as a picture",
}
