"""The entry point of the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

SEARCH_AFTER = 20_000  # new objects: a page makes that many, and nearly none of them refers to itself

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doichieu.hub.config.settings")
application = get_wsgi_application()
gc.freeze()  # what every request shares is never garbage
gc.set_threshold(SEARCH_AFTER, 10, 10)
