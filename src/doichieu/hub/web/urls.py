"""Addresses of the pages."""

from django.urls import path
from django.views.i18n import set_language

from doichieu.hub.web import (
    allocation,
    conferences,
    delegations,
    documents,
    entry,
    home,
    indicators,
    intake,
    reporting,
    review,
    scoreboards,
    search,
    sheets,
    sign_in,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("p/<slug:slug>/", scoreboards.place, name="place"),
    path("p/<slug:slug>/units/", reporting.units, name="units"),
    path("p/<slug:slug>/<str:period>/", scoreboards.scoreboard, name="scoreboard"),
    path("p/<slug:slug>/<str:period>/entry/", entry.entry, name="entry"),
    path("p/<slug:slug>/<str:period>/reporting/", reporting.reporting, name="reporting"),
    path("p/<slug:slug>/<str:period>/allocation/", allocation.allocations, name="allocations"),
    path("p/<slug:slug>/<str:period>/allocation/<slug:code>/", allocation.allocation, name="allocation"),
    path("p/<slug:slug>/<str:period>/entry/sheet/", sheets.sheet, name="entry_sheet"),
    path("p/<slug:slug>/<str:period>/entry/sheet.xlsx", sheets.workbook, name="entry_workbook"),
    path("p/<slug:slug>/i/<slug:code>/", indicators.indicator_history, name="indicator_history"),
    path("d/", documents.document_list, name="document_list"),
    path("d/<int:pk>/", documents.document, name="document"),
    path("d/<int:pk>/place/", documents.place, name="place_document"),
    path("d/<int:pk>/release/", documents.release, name="release"),
    path("d/<int:pk>/review/", review.decide, name="review"),
    path("c/", conferences.conference_list, name="conference_list"),
    path("c/<int:pk>/", conferences.conference, name="conference"),
    path("i/", indicators.indicator_list, name="indicator_list"),
    path("i/<slug:code>/", indicators.indicator, name="indicator"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("search", search.search, name="search"),
    path("intake/", intake.intake, name="intake"),
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("language/", set_language, name="language"),
]
