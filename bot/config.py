"""Settings of one installation, from the environment or a `.env` file. Fails loudly, in one sentence."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

TOKEN = re.compile(r"^\d+:[\w-]+$")
SECRETS = ("TELEGRAM_TOKEN", "WEBHOOK_SECRET")


class SettingsError(Exception):
    """A setting is missing or wrong; the message names it and says what was expected."""


class Settings(BaseSettings):
    """Names are a contract: other tools rely on them. An empty variable is an unset one."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    telegram_token: str = ""
    telegram_api_url: str = "https://api.telegram.org/bot"
    telegram_file_url: str = ""
    database_url: str = ""
    data_dir: Path = Path("data")
    relais_dir: Path | None = None
    bot_clock_file: Path | None = None
    webhook_url: str = ""
    webhook_secret: str = ""
    webhook_port: int = 8443
    simulator_port: int = 8080
    http_client: Literal["aiohttp", "httpx"] = "aiohttp"
    letters_per_second: float = 25.0

    @field_validator("telegram_api_url", "telegram_file_url", "webhook_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in ("http", "https"):
            raise ValueError("une adresse en http:// ou https:// était attendue")
        return value

    @field_validator("database_url")
    @classmethod
    def _is_sqlite(cls, value: str) -> str:
        if value and not re.match(r"^sqlite:///.+", value):
            raise ValueError("sqlite:///chemin/vers/le/fichier.db était attendu")
        return value

    @field_validator("webhook_port", "simulator_port")
    @classmethod
    def _is_port(cls, value: int) -> int:
        if not 0 <= value <= 65535:
            raise ValueError("un numéro de port entre 0 et 65535 était attendu")
        return value

    @field_validator("letters_per_second")
    @classmethod
    def _is_positive(cls, value: float) -> float:
        if value <= 0:
            raise ValueError("un nombre de messages par seconde, plus grand que 0, était attendu")
        return value

    @model_validator(mode="after")
    def _complete(self) -> Settings:
        if not self.telegram_file_url:
            host = urlsplit(self.telegram_api_url)
            self.telegram_file_url = f"{host.scheme}://{host.netloc}/file/bot"
        if self.webhook_url and not re.match(r"^[A-Za-z0-9_-]{1,256}$", self.webhook_secret):
            raise ValueError(
                "WEBHOOK_SECRET : avec WEBHOOK_URL, un secret de 1 à 256 caractères (A-Z a-z 0-9 _ -) était attendu"
            )
        return self

    @property
    def database(self) -> Path:
        """The database file."""
        if self.database_url:
            return Path(self.database_url.removeprefix("sqlite:///"))
        return self.data_dir / "relais.db"

    @property
    def files(self) -> Path:
        """Where the bytes of documents and pictures lie."""
        return self.data_dir / "files"

    def token(self) -> str:
        """The bot's token, without which nothing can be sent."""
        if not TOKEN.fullmatch(self.telegram_token):
            raise SettingsError(
                "TELEGRAM_TOKEN : le jeton donné par @BotFather était attendu, comme 123456:AbC-dEf_1234"
                if self.telegram_token
                else "TELEGRAM_TOKEN manque : c'est le jeton donné par @BotFather, comme 123456:AbC-dEf_1234"
            )
        return self.telegram_token


def load_settings() -> Settings:
    """Reads the settings; SettingsError says in one sentence what is wrong."""
    given = {name.lower(): secret for name in SECRETS if (secret := _secret_file(name)) is not None}
    try:
        settings = Settings(**given)  # type: ignore[arg-type]
    except ValidationError as error:
        raise SettingsError("; ".join(_sentence(e) for e in error.errors())) from error
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        settings.database.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"DATA_DIR : un dossier où écrire était attendu ({error})") from error
    return settings


def _secret_file(name: str) -> str | None:
    path = os.environ.get(f"{name}_FILE") or dotenv_values(".env").get(f"{name}_FILE")
    if not path:
        return None
    try:
        return Path(path).read_text("utf-8").strip()
    except OSError as error:
        raise SettingsError(f"{name}_FILE : un fichier lisible était attendu ({path})") from error


def _sentence(error: object) -> str:
    assert isinstance(error, dict)
    name = str(error["loc"][0]).upper() if error["loc"] else ""
    said = str(error.get("ctx", {}).get("error", "")) or _expected(str(error["type"]), error)
    return f"{name} : {said}" if name else said


def _expected(kind: str, error: dict[str, object]) -> str:
    expected = {"int_parsing": "un nombre entier", "float_parsing": "un nombre"}.get(kind)
    if kind == "literal_error":
        expected = "aiohttp ou httpx"
    return f"{expected or 'une autre valeur'} était attendu, « {error.get('input')} » trouvé"
