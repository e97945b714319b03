"""The pages as a Django application: templates, tags and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """No tables of its own."""

    name = "entremise.web"
    label = "web"
