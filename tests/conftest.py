"""Django is made ready once, with all that a server has: a test process tests more than one part."""

import os

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "entremise.server.settings"
django.setup()
# What a test starts as a process of its own chooses for itself.
del os.environ["DJANGO_SETTINGS_MODULE"]
