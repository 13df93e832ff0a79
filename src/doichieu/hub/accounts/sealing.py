"""What lies in the database but must not be read from it: sealed with a key that the secret key of the site gives."""

import base64
import hashlib
import secrets

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

PURPOSE = b"doichieu.accounts.sealing:"


def sealed(text: str) -> str:
    """The text, to be read with the secret key of this site alone."""
    return _seal().encrypt(text.encode()).decode()


def unsealed(text: str) -> str:
    """What was sealed; where the site has another secret key since, something that no code will fit."""
    try:
        return _seal().decrypt(text.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _seal() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(PURPOSE + settings.SECRET_KEY.encode()).digest()))
