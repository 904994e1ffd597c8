"""What a person can send besides words: contacts, places, files; it never chooses who receives it."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from bot.simulator.api_media import described
from bot.simulator.api_messages import poll_json
from bot.simulator.files import Upload
from bot.simulator.incoming import SimulatorError
from bot.simulator.view import Message
from bot.simulator.world import Json, User

if TYPE_CHECKING:
    from bot.simulator.account import Account
    from bot.simulator.phone import Phone

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000" "01f15c4890000000d49444154789c6360f8cf50"
    "0f0003860180345a347b0000000049454e44ae426082"
)  # fmt: skip


class Offerings(ABC):
    """The paper clip of a phone."""

    account: "Account"
    user: User

    @abstractmethod
    def give(self, content: Json, to: Message | None = None) -> Message:
        """Send any content; a phone knows how."""

    def share_contact(self, phone: str | None = None, of: "Phone | None" = None) -> Message:
        """Share one's own number, another number under one's name, or somebody else's contact."""
        person = of.user if of else self.user
        number = phone or person.phone
        if not number:
            raise SimulatorError(f"{person.first_name} has no phone number")
        contact: Json = {"phone_number": number.replace(" ", ""), "first_name": person.first_name}
        if person.last_name:
            contact["last_name"] = person.last_name
        return self.give({"contact": contact | {"user_id": person.id}})

    def share_unknown_contact(self, phone: str, first_name: str) -> Message:
        """Share a card of the address book that is nobody's on Telegram."""
        return self.give({"contact": {"phone_number": phone, "first_name": first_name}})

    def share_location(self, latitude: float | None = None, longitude: float | None = None) -> Message:
        """Share a place, one's own by default."""
        if latitude is None or longitude is None:
            if self.user.place is None:
                raise SimulatorError(f"{self.user.first_name} has no place")
            latitude, longitude = self.user.place
        return self.give({"location": {"latitude": latitude, "longitude": longitude}})

    def send_document(self, name: str, data: bytes, caption: str | None = None) -> Message:
        """Send a file."""
        return self._send_file("document", Upload(name, data), caption)

    def send_photo(self, data: bytes = PIXEL, caption: str | None = None) -> Message:
        """Send a picture."""
        return self._send_file("photo", Upload("photo.png", data, "image/png"), caption)

    def send_voice(self) -> Message:
        """Send a voice message."""
        return self._send_file("voice", Upload("voix.oga", b"OggS", "audio/ogg"))

    def send_sticker(self) -> Message:
        """Send a sticker."""
        return self._send_file("sticker", Upload("sticker.webp", b"RIFF", "image/webp"))

    def send_video(self) -> Message:
        """Send a video."""
        return self._send_file("video", Upload("video.mp4", b"mp4", "video/mp4"))

    def send_video_note(self) -> Message:
        """Send a round video."""
        return self._send_file("video_note", Upload("rond.mp4", b"mp4", "video/mp4"))

    def send_audio(self) -> Message:
        """Send a piece of music."""
        return self._send_file("audio", Upload("comptine.mp3", b"ID3", "audio/mpeg"))

    def send_animation(self) -> Message:
        """Send an animation."""
        return self._send_file("animation", Upload("animation.mp4", b"mp4", "video/mp4"))

    def send_poll(self, question: str = "Qui vient ?", options: tuple[str, ...] = ("Moi", "Pas moi")) -> Message:
        """Send a poll of one's own."""
        return self.give({"poll": poll_json(self.account.new_id(), question, list(options), {})})

    def send_dice(self) -> Message:
        """Throw a die."""
        return self.give({"dice": {"emoji": "🎲", "value": 4}})

    def send_venue(self, title: str, address: str, latitude: float, longitude: float) -> Message:
        """Send a named place."""
        location = {"latitude": latitude, "longitude": longitude}
        return self.give({"venue": {"location": location, "title": title, "address": address}, "location": location})

    def send_album(self, count: int = 2) -> list[Message]:
        """Send several pictures at once: as many updates, one media_group_id."""
        group = f"{14_000_000_000 + self.account.new_id()}"
        stored = [self.account.world.files.add("photo", Upload("p.png", PIXEL, "image/png")) for _ in range(count)]
        return [self.give({"photo": described(one), "media_group_id": group}) for one in stored]

    def _send_file(self, kind: str, upload: Upload, caption: str | None = None) -> Message:
        stored = self.account.world.files.add(kind, upload)
        content: Json = {kind: described(stored)}
        if kind == "animation":
            content["document"] = content["animation"]
        return self.give(content | ({"caption": caption} if caption else {}))
