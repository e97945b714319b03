"""The store as a Django application."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Its label is in the migrations' names: never change it."""

    name = "entremise.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
