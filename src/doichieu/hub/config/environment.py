"""Every setting that the environment gives, in one place; docs/reference/settings.md lists them."""

from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

ENVIRONMENT = environ.Env(
    DOICHIEU_ALLOWED_HOSTS=(list, ["127.0.0.1", "localhost", "[::1]"]),  # names under which the site answers
    DOICHIEU_BEHIND_PROXY=(bool, False),  # believe a proxy's X-Forwarded-Proto and X-Forwarded-For: only behind one
    DOICHIEU_DATABASE_POOLED=(bool, False),  # a pooler gives out connections by transaction: prepare nothing
    DOICHIEU_DATABASE_URL=(str, ""),  # empty: SQLite under DOICHIEU_FOLDER
    DOICHIEU_DEBUG=(bool, False),  # pages with the inside of faults: never where others can reach the site
    DOICHIEU_EMAIL_FROM=(str, ""),  # the address from which reminders are sent; empty: none is sent
    DOICHIEU_EMAIL_HOST=(str, ""),  # the server that sends e-mail; empty: none is sent
    DOICHIEU_EMAIL_PASSWORD=(str, ""),  # at that server, where it asks for one
    DOICHIEU_EMAIL_PORT=(int, 587),  # of that server
    DOICHIEU_EMAIL_TLS=(bool, True),  # encrypted, by STARTTLS
    DOICHIEU_EMAIL_USER=(str, ""),  # at that server, where it asks for one
    DOICHIEU_FOLDER=(str, "var"),  # where the site keeps its database
    DOICHIEU_LOG_FORMAT=(str, "text"),  # text, or json: one object a line without personal data (of serve: json)
    DOICHIEU_LOG_LEVEL=(str, "WARNING"),  # the least that is logged: DEBUG, INFO, WARNING, ERROR (of serve: INFO)
    DOICHIEU_OPENID_CLIENT=(str, ""),  # name under which the OpenID Connect server knows this site
    DOICHIEU_OPENID_FIELD=(str, "sub"),  # what the server says of a person that names them here: sub, or one that lasts
    DOICHIEU_OPENID_METHOD=(str, ""),  # client_secret_basic or client_secret_post; empty: what that server offers
    DOICHIEU_OPENID_NAME=(str, "OpenID Connect"),  # what people call that server: stands on the button
    DOICHIEU_OPENID_SECRET=(str, ""),  # the site's password at the OpenID Connect server
    DOICHIEU_OPENID_SERVER=(str, ""),  # address of the OpenID Connect server (its issuer); empty: passwords alone
    DOICHIEU_SECRET_KEY=(str, ""),  # no default: the site does not start without it
    DOICHIEU_SECOND_FACTOR=(str, "optional"),  # required: nobody does anything before they have set one
    DOICHIEU_SECURE=(bool, False),  # cookies and redirects for https
)

PREPARED = {"server_side_binding": True, "prepare_threshold": 2}  # what comes a third time is prepared
KEPT_OPEN = 600  # seconds that a thread of the web server keeps its connection, which is dear to make


def database() -> dict[str, object]:
    """The database as Django wants it; SQLite in write-ahead mode with immediate transactions by default.

    Raises ImproperlyConfigured.
    """
    url = ENVIRONMENT("DOICHIEU_DATABASE_URL") or f"sqlite:///{(folder() / 'doichieu.sqlite3').as_posix()}"
    settings = _addressed(url)
    if settings is None:
        form = "postgresql://USER:PASSWORD@HOST/NAME or sqlite:////FOLDER/FILE; empty: SQLite under DOICHIEU_FOLDER"
        raise ImproperlyConfigured(f"DOICHIEU_DATABASE_URL is no address of a database; write it as {form}")
    settings |= {"CONN_MAX_AGE": KEPT_OPEN, "CONN_HEALTH_CHECKS": True}
    if settings["ENGINE"] == "django.db.backends.sqlite3":
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=FILE",
        }
    elif not ENVIRONMENT("DOICHIEU_DATABASE_POOLED"):
        settings["OPTIONS"] = {**PREPARED, **settings.get("OPTIONS", {})}
    return settings


def email_port() -> int:
    """The port of the server that sends e-mail. Raises ImproperlyConfigured."""
    try:
        return int(ENVIRONMENT("DOICHIEU_EMAIL_PORT"))
    except ValueError:
        raise ImproperlyConfigured("DOICHIEU_EMAIL_PORT is no number of a port; usual are 587 and 25") from None


def _addressed(url: str) -> dict[str, Any] | None:
    """What an address says of its database; None where it is none, or names no database."""
    engine = environ.Env.DB_SCHEMES.get(url.partition("://")[0], "")
    if not engine.endswith(("sqlite3", "postgresql")):
        return None
    try:
        settings: dict[str, Any] = environ.Env.db_url_config(url)
    except ValueError:  # a port that is no number, brackets that are not closed
        return None
    return settings if settings["NAME"] or "service" in settings.get("OPTIONS", {}) else None


def openid_servers() -> list[dict[str, object]]:
    """The office's own sign-in as allauth wants it; empty where there is none."""
    server = ENVIRONMENT("DOICHIEU_OPENID_SERVER")
    if not server:
        return []
    return [
        {
            "provider_id": "openid",
            "name": ENVIRONMENT("DOICHIEU_OPENID_NAME"),
            "client_id": ENVIRONMENT("DOICHIEU_OPENID_CLIENT"),
            "secret": ENVIRONMENT("DOICHIEU_OPENID_SECRET"),
            "settings": {
                "server_url": server,
                "uid_field": ENVIRONMENT("DOICHIEU_OPENID_FIELD"),
                "token_auth_method": ENVIRONMENT("DOICHIEU_OPENID_METHOD"),
            },
        }
    ]


def folder() -> Path:
    """Where the site keeps what it writes."""
    return Path(ENVIRONMENT("DOICHIEU_FOLDER")).absolute()
