"""All addresses of a server."""

from django.urls import include, path

from entremise.web.door import errors

urlpatterns = [
    path("api/v1/", include("entremise.api.urls")),
    path("", include("entremise.web.urls")),
]

handler400 = errors.bad_request
handler403 = errors.not_found
handler404 = errors.not_found
handler500 = errors.trouble
