"""People who sign in. What they may do stands in `access`."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from doichieu.hub.composed import ComposedObjects, slot


class Accounts(UserManager["User"]):
    """Every account. The one that a session names, which each request asks for, by a statement composed once."""

    use_in_migrations = False

    def get(self, *conditions: Any, **columns: Any) -> "User":
        """As Django's. Raises User.DoesNotExist, User.MultipleObjectsReturned."""
        if conditions or columns.keys() != {"pk"} or type(columns["pk"]) is not int:
            return super().get(*conditions, **columns)
        for account in _NUMBERED.objects(number=columns["pk"]):
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
