"""All addresses of the site."""

from django.urls import include, path

urlpatterns = [path("api/", include("doichieu.hub.api.urls")), path("", include("doichieu.hub.web.urls"))]
handler429 = "doichieu.hub.web.accounts.signing_in.passwords.too_many"
