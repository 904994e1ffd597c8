"""Files given to the local Telegram, and what it says of them; nothing is written to disk."""

import struct
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.errors import bad_request, bot_fault

MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024

_FOLDERS = {
    "document": "documents", "photo": "photos", "voice": "voice", "sticker": "stickers", "video": "videos",
    "animation": "animations", "audio": "music", "video_note": "video_notes",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Upload:
    """Bytes that came with a call."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file kept by the local Telegram."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    data: bytes
    path: str

    def described(self) -> dict[str, Any]:
        """What every object that carries a file says of it."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.data)}


@dataclass(slots=True)
class FileShelf:
    """All files, by file_id and by path."""

    by_id: dict[str, StoredFile] = field(default_factory=dict)
    by_path: dict[str, StoredFile] = field(default_factory=dict)

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keep some bytes; ids follow the order of arrival."""
        number = len(self.by_id) + 1
        suffix = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        path = f"{_FOLDERS[kind]}/file_{number}.{suffix}"
        stored = StoredFile(
            f"SIM{kind.upper()}{number:08d}", f"u{number:08d}", kind, upload.name, upload.mime, upload.data, path
        )
        self.by_id[stored.file_id] = stored
        self.by_path[path] = stored
        return stored

    def receive(self, kind: str, given: Upload | str, attached: dict[str, Upload]) -> StoredFile:
        """The file that a bot sends: its bytes, or the file_id of one already here."""
        if isinstance(given, str) and given.startswith("attach://"):
            name = given.removeprefix("attach://")
            if name not in attached:
                raise bot_fault(f'file "{name}" not found among the attached files')
            given = attached[name]
        if isinstance(given, Upload):
            return self.add(kind, _acceptable(kind, given))
        return self._known(kind, given)

    def _known(self, kind: str, file_id: str) -> StoredFile:
        if file_id.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        stored = self.by_id.get(file_id)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bot_fault(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored


def _acceptable(kind: str, upload: Upload) -> Upload:
    if not upload.data:
        raise bot_fault("file must be non-empty")
    if len(upload.data) > MAX_UPLOAD:
        raise bot_fault("file is too big")
    if kind == "photo" and (len(upload.data) > MAX_PHOTO or image_size(upload.data) is None):
        raise bot_fault("IMAGE_PROCESS_FAILED")
    return upload


def image_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG, JPEG or GIF picture, or None for anything else."""
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    if data[:6] in (b"GIF87a", b"GIF89a"):
        width, height = struct.unpack("<HH", data[6:10])
        return width, height
    return _jpeg_size(data) if data[:2] == b"\xff\xd8" else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    position = 2
    while position + 9 < len(data) and data[position] == 0xFF:
        marker, length = data[position + 1], int.from_bytes(data[position + 2 : position + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + length
    return None
