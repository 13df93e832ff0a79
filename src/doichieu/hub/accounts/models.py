"""People who sign in. What they may do stands in `access`."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """An account."""

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class CacheEntry(models.Model):
    """A row of the cache that every process shares: codes tried in vain, and codes used, for minutes.

    Django's DatabaseCache writes and reads it by itself; the columns are those that it wants.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
