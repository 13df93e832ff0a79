"""People who sign in. What they may do stands in `access`."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from doichieu.hub.composed import ComposedObjects, slot

LAST_NUMBER = 2**63 - 1  # that a database can be asked for


class Accounts(UserManager["User"]):
    """Every account. The one that a session names, which each request asks for, by a statement composed once."""

    use_in_migrations = False

    def get(self, *conditions: Any, **columns: Any) -> "User":
        """As Django's, also of a manager of fewer than all. Raises User.DoesNotExist, User.MultipleObjectsReturned."""
        number = columns.get("pk")
        if conditions or len(columns) != 1 or type(number) is not int or not 0 < number <= LAST_NUMBER:
            return super().get(*conditions, **columns)
        if type(self) is not Accounts:  # as `group.user_set`, whose rows are limited
            return super().get(*conditions, **columns)
        for account in _NUMBERED.objects(number=number):
            return account
        raise self.model.DoesNotExist


class User(AbstractUser):
    """An account."""

    objects: ClassVar[Accounts] = Accounts()

    def __str__(self) -> str:
        return self.get_full_name() or self.username


_NUMBERED = ComposedObjects(lambda: User.objects.filter(pk=slot("number")))


class CacheEntry(models.Model):
    """A row of the cache that every process shares: codes tried in vain, and codes used, for minutes.

    Django's DatabaseCache writes and reads it by itself; the columns are those that it wants.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
