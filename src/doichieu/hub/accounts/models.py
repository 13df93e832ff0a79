"""People who sign in. What they may do stands in `access`."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An account."""

    def __str__(self) -> str:
        return self.get_full_name() or self.username
