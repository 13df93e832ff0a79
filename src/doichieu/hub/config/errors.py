"""What can go wrong in running the site.

ConfigError
├── JobFailed       a job of the demonstration ended with an error
├── FileTaken       a backup would take the place of a file
├── BackupBroken    a file that is no whole backup
├── BackupForeign   a backup of another database, or of a newer version
├── SiteThere       a restored site would take the place of one
├── SiteRuns        a site would be replaced under its own feet
├── BackupUnsound   what a backup holds is not as its chain says
├── FiguresUnclear  a place, a period or a moment asked for is none, or may be several
└── ImportRefused   a table of figures that cannot be imported
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


class FileTaken(ConfigError):
    """There is a file already where a backup is to be written."""

    code = "file-taken"

    def __init__(self, *, file: str) -> None:
        self.file = file
        super().__init__(f"{file} is there already; choose another name, or say --overwrite")


class BackupBroken(ConfigError):
    """A file that is damaged, cut short, changed, or no backup at all."""

    code = "backup-broken"

    def __init__(self, *, file: str, reason: str, **facts: str) -> None:
        """reason: a message to be translated, with its facts."""
        self.file, self.reason, self.facts = file, reason, facts
        super().__init__(f"{file} cannot be restored: {reason % facts}; nothing was changed")


class BackupForeign(ConfigError):
    """A backup that this program, or the database that the settings name, cannot take."""

    code = "backup-foreign"

    def __init__(self, *, file: str, reason: str, **facts: str) -> None:
        """reason: a message to be translated, with its facts."""
        self.file, self.reason, self.facts = file, reason, facts
        super().__init__(f"{file} cannot be restored here: {reason % facts}; nothing was changed")


class SiteThere(ConfigError):
    """There is a site already where a backup is to be restored."""

    code = "site-there"

    def __init__(self, *, place: str) -> None:
        self.place = place
        super().__init__(f"there is a site already in {place}; to put the backup in its place, say --overwrite")


class SiteRuns(ConfigError):
    """A site that is running cannot be replaced."""

    code = "site-runs"

    def __init__(self) -> None:
        super().__init__("the site is running: its job worker was alive a moment ago; stop it first")


class BackupUnsound(ConfigError):
    """Rows of a backup are not as its chain says."""

    code = "backup-unsound"

    def __init__(self, *, file: str, faults: int) -> None:
        self.file, self.faults = file, faults
        rows = "1 row is" if faults == 1 else f"{faults} rows are"
        super().__init__(
            f"{rows} not as the chain of {file} says; nothing was changed. To restore it all the same, say --unsound"
        )


class FiguresUnclear(ConfigError):
    """A place, a period or a moment on the command line that is none, or may be several."""

    code = "figures-unclear"

    def __init__(self, told: str) -> None:
        self.told = told
        super().__init__(told)


class ImportRefused(ConfigError):
    """A table of figures that cannot be imported: nothing of it was written."""

    code = "import-refused"

    def __init__(self, *told: str) -> None:
        """told: a line for each fault, and what to do."""
        self.told = told
        super().__init__("\n".join(told))
