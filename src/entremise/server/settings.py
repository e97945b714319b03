"""Django's settings for a server. Databases are added as stores are opened; what differs from one server to the
next is put in by `entremise.server.running`.
"""

import secrets
from typing import Any

from entremise.server.sizes import UPLOAD_BODY_LIMIT
from entremise.store import settings as store

DATABASES = store.DATABASES
DEFAULT_AUTO_FIELD = store.DEFAULT_AUTO_FIELD
DEBUG = False
SECRET_KEY = secrets.token_urlsafe(48)
ALLOWED_HOSTS: list[str] = []
INSTALLED_APPS = ["entremise.store", "django_htmx", "entremise.web"]
ROOT_URLCONF = "entremise.server.urls"
MIDDLEWARE = [
    "entremise.web.door.headers.headers",
    "django.middleware.common.CommonMiddleware",
    "entremise.server.entrances.guards",
    "entremise.web.door.forms.OurForms",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"builtins": ["entremise.web.templatetags.entremise"]},
    }
]
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False  # the house has its own catalogues
APPEND_SLASH = False

SECURE_CONTENT_TYPE_NOSNIFF = True
CSRF_COOKIE_NAME = "entremise-form"
CSRF_COOKIE_HTTPONLY = True
# Not "Strict": who follows a link from a letter would come without it and be given another, and no form that lies open
# in the same browser could be sent any more.
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "entremise.web.door.errors.form_not_ours"
# How much of what may be sent is decided before a body is read: `entremise.server.asgi`.
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_BODY_LIMIT
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_BODY_LIMIT

# Nothing that is said may stand in a log: only what a page is, and how it ended.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"bare": {"()": "entremise.server.log.Bare"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "bare"}},
    "root": {"handlers": ["console"], "level": "ERROR"},
    "loggers": {
        # Django's own handlers are taken off: one of them writes exceptions out.
        "django": {"handlers": [], "level": "ERROR", "propagate": True},
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        "entremise": {"handlers": [], "level": "INFO", "propagate": True},
    },
}
