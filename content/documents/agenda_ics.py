"""Ateliers as a file that a phone's agenda opens: the hours are those of Paris, a cancelled one says that it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from content.filters import PARIS


def write_agenda(data: Mapping[str, Any]) -> bytes:
    """`nom`; `evenements` [{uid, debut, fin, maj (ISO), titre, lieu, description, annule, version}, …]. The `uid` of
    an atelier never changes: opened again, the file corrects what the agenda holds.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Relais Petite Enfance//Ateliers//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", data["nom"])
    for one in data["evenements"]:
        calendar.add_component(_event(one))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(one: Mapping[str, Any]) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", one["uid"])
    event.add("dtstamp", datetime.fromisoformat(one["maj"]))
    event.add("dtstart", datetime.fromisoformat(one["debut"]).astimezone(PARIS))
    event.add("dtend", datetime.fromisoformat(one["fin"]).astimezone(PARIS))
    event.add("summary", ("Annulé : " if one["annule"] else "") + one["titre"])
    event.add("location", one["lieu"])
    if one["description"]:
        event.add("description", one["description"])
    event.add("status", "CANCELLED" if one["annule"] else "CONFIRMED")
    event.add("sequence", one["version"])
    return event
