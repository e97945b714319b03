"""All addresses of a server."""

from django.urls import include, path

from entremise.server import entrances

urlpatterns = [
    path("api/v1/", include("entremise.api.urls")),
    path("", include("entremise.web.urls")),
]

handler400 = entrances.bad_request
handler403 = entrances.not_found
handler404 = entrances.not_found
handler500 = entrances.trouble
