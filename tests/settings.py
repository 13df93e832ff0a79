"""The settings under which tests run: the site's own, with a key, a database and immediate jobs of their own."""

import os
import tempfile
from pathlib import Path

from doichieu.hub.config.environment import ENVIRONMENT

for _name in ENVIRONMENT.scheme:  # what a developer set for a site of their own is no business of the tests
    os.environ.pop(_name, None)
os.environ["DOICHIEU_SECRET_KEY"] = "known to everyone, so only for tests"
os.environ["DOICHIEU_FOLDER"] = str(Path(tempfile.gettempdir()) / "doichieu-tests")
if os.environ.get("DOICHIEU_TEST_DATABASE") == "postgresql":
    from tests.surroundings import postgresql_url

    os.environ["DOICHIEU_DATABASE_URL"] = postgresql_url()

from doichieu.hub.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick; no password of a test is a secret
TASKS = {"default": {"BACKEND": "tests.jobs.AfterCommit"}}
