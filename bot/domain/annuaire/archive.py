"""Looks into an XLSX (a zip of XML) before it is opened: a hostile one costs nothing. Never extracts to disk."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

from bot.domain.annuaire.tableau import FichierRefuse, Limites

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Excel 97-2003, and any password-protected workbook
_CELLULE = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ENCODAGE = re.compile(rb"encoding\s*=\s*[\"']([^\"']+)")
_FICHIERS_MAX: Final = 500


def refuse_ole(data: bytes) -> FichierRefuse:
    """Tells a password from the old format: an encrypted workbook holds a stream of that name."""
    protected = "EncryptedPackage".encode("utf-16-le") in data
    return FichierRefuse("mot_de_passe" if protected else "ancien_xls")


def inspect(data: bytes, limites: Limites) -> FichierRefuse | None:
    """None when the archive is an ordinary workbook of a reasonable size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _inspect(archive, limites)
    except Exception:  # zipfile raises a dozen kinds on damaged bytes; none of them is our bug
        return FichierRefuse("illisible")


def _inspect(archive: zipfile.ZipFile, limites: Limites) -> FichierRefuse | None:
    members = archive.infolist()
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        return FichierRefuse("mot_de_passe")
    if "xl/workbook.xml" not in names:
        return FichierRefuse("ods" if "content.xml" in names else "pas_un_tableau")
    # zipfile never inflates beyond the announced size: the sum cannot lie
    if len(members) > _FICHIERS_MAX or sum(member.file_size for member in members) > limites.octets_depaquetes:
        return FichierRefuse("trop_gros", str(limites.octets_depaquetes // 1_000_000))
    cells = 0
    for member in members:
        content = archive.read(member)
        if _is_hostile(content):
            return FichierRefuse("illisible")
        cells += len(_CELLULE.findall(content))
    return FichierRefuse("trop_de_lignes", str(limites.lignes)) if cells > limites.cellules else None


def _is_hostile(content: bytes) -> bool:
    """Entities (they can expand without end), or an encoding that would hide them from this look."""
    encoding = _ENCODAGE.search(content[:200])
    if encoding and encoding.group(1).lower() not in {b"utf-8", b"us-ascii", b"ascii"}:
        return True
    return (b"\0" in content[:4] and b"<" in content[:4]) or b"<!DOCTYPE" in content or b"<!ENTITY" in content
