"""What can go wrong in running the site.

ConfigError
└── JobFailed  a job of the demonstration ended with an error
"""

# ruff: noqa: N818 - an error is named by its fault

from typing import ClassVar


class ConfigError(Exception):
    """Anything that keeps the site from being run."""

    code: ClassVar[str] = "config-error"


class JobFailed(ConfigError):
    """A job of the demonstration ended with an error."""

    code = "job-failed"

    def __init__(self, *, job: str, reason: str) -> None:
        self.job, self.reason = job, reason
        super().__init__(f"the job {job} failed: {reason}")
