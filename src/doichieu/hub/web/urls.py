"""Addresses of the pages."""

from django.urls import path
from django.views.i18n import set_language

from doichieu.hub.web import home, search
from doichieu.hub.web.accounts import access, delegations, own_account
from doichieu.hub.web.accounts.signing_in import codes, identities, passwords
from doichieu.hub.web.boards import indicators, scoreboards
from doichieu.hub.web.catalogue import stewarding, suggesting
from doichieu.hub.web.entering import allocation, entry, reporting, sheets, units
from doichieu.hub.web.findings import findings
from doichieu.hub.web.reviewing import dependents, documents, intake, review, whole_forms
from doichieu.hub.web.sessions import calendars, conferences, keeping, opening, promises
from doichieu.hub.web.tasks import records, reminders, tasks
from doichieu.hub.web.tasks.sheets import sheet as task_sheet
from doichieu.hub.web.tasks.sheets import workbook as task_workbook

OPENID = {"provider_id": "openid"}

urlpatterns = [
    path("", home.home, name="home"),
    path("p/<slug:slug>/", scoreboards.place, name="place"),
    path("p/<slug:slug>/units/", units.units, name="units"),
    path("p/<slug:slug>/units/<int:pk>/", units.unit, name="unit"),
    path("p/<slug:slug>/sessions.ics", calendars.place_calendar, name="place_calendar"),
    path("p/<slug:slug>/<str:period>/", scoreboards.scoreboard, name="scoreboard"),
    path("p/<slug:slug>/<str:period>/scoreboard.xlsx", scoreboards.workbook, name="scoreboard_workbook"),
    path("p/<slug:slug>/<str:period>/entry/", entry.entry, name="entry"),
    path("p/<slug:slug>/<str:period>/reporting/", reporting.reporting, name="reporting"),
    path("p/<slug:slug>/<str:period>/allocation/", allocation.allocations, name="allocations"),
    path("p/<slug:slug>/<str:period>/allocation/<slug:code>/", allocation.allocation, name="allocation"),
    path("p/<slug:slug>/<str:period>/entry/sheet/", sheets.sheet, name="entry_sheet"),
    path("p/<slug:slug>/<str:period>/entry/sheet.xlsx", sheets.workbook, name="entry_workbook"),
    path("p/<slug:slug>/i/<slug:code>/", indicators.indicator_history, name="indicator_history"),
    path("d/", documents.document_list, name="document_list"),
    path("d/<int:pk>/", documents.document, name="document"),
    path("d/<int:pk>/dependents/", dependents.dependents, name="dependents"),
    path("d/<int:pk>/place/", documents.place, name="place_document"),
    path("d/<int:pk>/day/", documents.day, name="date_document"),
    path("d/<int:pk>/release/", documents.release, name="release"),
    path("d/<int:pk>/review/", review.decide, name="review"),
    path("d/<int:pk>/confirm/", whole_forms.confirm_form, name="confirm_form"),
    path("c/", conferences.conference_list, name="conference_list"),
    path("c.ics", calendars.calendar, name="calendar"),
    path("c/calendar/", calendars.calendar_address, name="calendar_address"),
    path("c/<int:pk>/", conferences.conference, name="conference"),
    path("c/<int:pk>/promises/", promises.promises, name="promises"),
    path("c/<int:pk>/promises.docx", promises.promises_document, name="promises_document"),
    path("c/<int:pk>/keep/", keeping.keep_session, name="keep_session"),
    path("i/", indicators.indicator_list, name="indicator_list"),
    path("i/suggestions/", suggesting.suggestions, name="suggestions"),
    path("i/suggestions/new/", suggesting.suggest, name="suggest"),
    path("i/suggestions/<int:pk>/", suggesting.suggestion, name="suggestion"),
    path("i/<slug:code>/", indicators.indicator, name="indicator"),
    path("access/", access.access, name="access"),
    path("access/<int:pk>/", access.account, name="access_account"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("i/<slug:code>/steward/", stewarding.steward, name="steward"),
    path("findings/", findings.finding_list, name="finding_list"),
    path("findings/<int:pk>/", findings.finding, name="finding"),
    path("r/", records.record_list, name="record_list"),
    path("r/<int:pk>/", records.record, name="record"),
    path("tasks/", tasks.task_list, name="task_list"),
    path("tasks/<int:pk>/", tasks.task, name="task"),
    path("p/<slug:slug>/tasks.xlsx", task_workbook, name="task_workbook"),
    path("p/<slug:slug>/tasks/sheet/", task_sheet, name="task_sheet"),
    path("p/<slug:slug>/tasks/reminders/", reminders.task_reminders, name="task_reminders"),
    path("p/<slug:slug>/tasks/new/", tasks.new_task, name="task_new"),
    path("p/<slug:slug>/sessions/new/", opening.open_session, name="open_session"),
    path("search", search.search, name="search"),
    path("intake/", intake.intake, name="intake"),
    path("sign-in/", passwords.sign_in, name="sign_in"),
    path("sign-in/", passwords.sign_in, name="account_login"),  # as allauth calls it; so are some names below
    path("sign-in/code/", codes.code, name="mfa_authenticate"),
    path("sign-in/again/", passwords.again, name="account_reauthenticate"),
    path("sign-in/again/code/", codes.code_again, name="mfa_reauthenticate"),
    path("sign-in/openid/", identities.begin, OPENID, name="openid_connect_login"),
    path("sign-in/openid/back/", identities.come_back, OPENID, name="openid_connect_callback"),
    path("sign-in/new/<str:uidb64>/<str:token>/", passwords.by_link, name="password_link"),
    path("sign-out/", passwords.sign_out, name="sign_out"),
    path("account/", own_account.account, name="account"),
    path("account/", own_account.account, name="mfa_index"),
    path("account/password/", own_account.password, name="password"),
    path("account/tokens/", own_account.own_tokens, name="tokens"),
    path("account/second-factor/", codes.set_up, name="mfa_activate_totp"),
    path("account/second-factor/remove/", codes.remove, name="mfa_deactivate_totp"),
    path("account/second-factor/recovery/", codes.recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/recovery/new/", codes.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("language/", set_language, name="language"),
]
