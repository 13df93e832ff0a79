"""Django's settings; what differs between installations comes from the environment."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from doichieu.hub.config.environment import ENVIRONMENT, database, email_port, openid_servers
from doichieu.hub.config.jobs import HANDLERS, LAST_RESORTS
from doichieu.hub.config.kept import KEPT, REMOVALS

SECRET_KEY = ENVIRONMENT("DOICHIEU_SECRET_KEY")
DEBUG = ENVIRONMENT("DOICHIEU_DEBUG")
ALLOWED_HOSTS = ENVIRONMENT("DOICHIEU_ALLOWED_HOSTS")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "doichieu.hub.ledger",
    "doichieu.hub.accounts",
    "doichieu.hub.places",
    "doichieu.hub.access",
    "doichieu.hub.catalogue",
    "doichieu.hub.documents",
    "doichieu.hub.register",
    "doichieu.hub.intake",
    "doichieu.hub.programmes",
    "doichieu.hub.conferences",
    "doichieu.hub.checks",
    "doichieu.hub.api",
    "doichieu.hub.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "doichieu.hub.config.probes.answer_probes",
    "doichieu.hub.config.logs.log_requests",
    "django.middleware.security.SecurityMiddleware",
    "doichieu.hub.config.policy.send_policy",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "doichieu.hub.web.words.languages.chosen_language",
    "doichieu.hub.web.requests.refuse_nul",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "doichieu.hub.web.accounts.signing_in.rules.SecondFactorFirst",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "doichieu.hub.config.urls"
WSGI_APPLICATION = "doichieu.hub.config.wsgi.application"
KEPT_TAGS = "doichieu.hub.web.templatetags.kept"  # Django's, worked out once for a language
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": dict.fromkeys(("i18n", "static"), KEPT_TAGS),
            "builtins": [KEPT_TAGS],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
SILENCED_SYSTEM_CHECKS = ["templates.W003"]  # two libraries of one name: KEPT_TAGS stands in for Django's on purpose

DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ATOMIC_REQUESTS = False  # services open their own transactions

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = "doichieu.hub.accounts.sessions"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5  # wrong passwords in a row, for one name from one address
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # a stranger elsewhere cannot lock an account's owner out
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "doichieu.hub.web.accounts.signing_in.passwords.locked_out"
AXES_DISABLE_ACCESS_LOG = True  # when people sign in is nobody's business
AXES_ENABLE_ADMIN = AXES_VERBOSE = False
CACHES = {  # in the database, since every process has to know which codes were tried and used
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cacheentry",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
ACCOUNT_ADAPTER = "doichieu.hub.web.accounts.signing_in.rules.AccountRules"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/15m/key,50/d/key"}  # codes of one account; passwords: axes
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
MFA_ADAPTER = "doichieu.hub.web.accounts.signing_in.rules.FactorRules"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Doi Chieu"
MFA_TOTP_TOLERANCE = 1  # steps of 30 s that the clock of a phone, or of the server, may be wrong
SECOND_FACTOR_REQUIRED = ENVIRONMENT("DOICHIEU_SECOND_FACTOR") == "required"
SOCIALACCOUNT_ADAPTER = "doichieu.hub.web.accounts.signing_in.rules.IdentityRules"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: a form may not lead elsewhere, says the policy below
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": openid_servers()}}
OPENID_NAME = ENVIRONMENT("DOICHIEU_OPENID_NAME") if openid_servers() else ""
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # seconds that a link for a new password is good
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]  # each in its own name
LOCALE_PATHS = [Path(__file__).parent.parent / "web" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True  # served from the packages themselves: nothing to collect

TASKS = {"default": {"BACKEND": "doichieu.hub.ledger.job_queue.JobQueue"}}
EVENT_HANDLERS = HANDLERS  # what `ledger` calls when an event is delivered
EVENT_LAST_RESORTS = LAST_RESORTS  # and when it cannot be
LEDGER_KEPT = KEPT  # whose rows `doichieu verify` compares with the chain
LEDGER_REMOVALS = REMOVALS

EMAIL_HOST = ENVIRONMENT("DOICHIEU_EMAIL_HOST")  # empty: pages offer messages to be copied alone
EMAIL_PORT = email_port()
EMAIL_HOST_USER = ENVIRONMENT("DOICHIEU_EMAIL_USER")
EMAIL_HOST_PASSWORD = ENVIRONMENT("DOICHIEU_EMAIL_PASSWORD")
EMAIL_USE_TLS = ENVIRONMENT("DOICHIEU_EMAIL_TLS")
EMAIL_TIMEOUT = 10  # seconds
EMAIL_FROM = ENVIRONMENT("DOICHIEU_EMAIL_FROM")  # empty: none is sent
DEFAULT_FROM_EMAIL = EMAIL_FROM or "webmaster@localhost"

DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # an entry page has seven for each indicator
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {  # nothing inline, nothing from elsewhere; pictures within the style sheets are data
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT("DOICHIEU_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    AXES_CLIENT_IP_CALLABLE = "doichieu.hub.web.accounts.signing_in.passwords.forwarded_address"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = ENVIRONMENT("DOICHIEU_SECURE")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "text": {"()": "doichieu.hub.config.logs.TextLines", "fmt": "%(levelname)s %(name)s: %(message)s"},
        "json": {"()": "doichieu.hub.config.logs.JsonLines"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": ENVIRONMENT("DOICHIEU_LOG_FORMAT")}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"doichieu": {"level": ENVIRONMENT("DOICHIEU_LOG_LEVEL").upper()}},
}
FAULT_WORDS = "doichieu.hub.web.words.faults.worded_plainly"  # what the API says of an error, but in English
