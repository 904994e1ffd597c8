"""Files made for somebody: one line a sort, from plain JSON to bytes. Runs in a thread; knows no database, no person.

The libraries that draw and write are imported inside the functions that use them: the bot starts without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from content.documents.agenda_ics import write_agenda
from content.documents.graphique import draw_barres
from content.documents.invitations import write_invitations
from content.documents.liste_pdf import write_pdf
from content.documents.liste_xlsx import write_xlsx
from content.documents.places_xlsx import write_places
from content.documents.planning_pdf import write_planning
from content.documents.preparation_pdf import write_preparation

Maker = Callable[[Mapping[str, Any]], bytes]

MAKERS: Mapping[str, Maker] = {
    "liste.xlsx": write_xlsx,
    "liste.pdf": write_pdf,
    "barres.png": draw_barres,
    "invitations.pdf": write_invitations,
    "places.xlsx": write_places,
    "planning.pdf": write_planning,
    "agenda.ics": write_agenda,
    "preparation.pdf": write_preparation,
}


def make_document(sort: str, data: Mapping[str, Any]) -> bytes:
    """The bytes of one document; `data` is described by the maker of that sort."""
    return MAKERS[sort](data)
