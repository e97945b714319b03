"""What the server is told by its environment (`ENTREMISE_…`), checked before anything is opened."""

from pathlib import Path
from typing import Annotated, Final

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX: Final = "ENTREMISE_"


class Environment(BaseSettings):
    """The settings of a server. Each is the variable of its name in capitals, after `ENTREMISE_`."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    database: Annotated[Path, Field(description="the SQLite file in which talks are kept")] = Path(
        "var/entremise.sqlite3"
    )
    exercise: Annotated[bool, Field(description="whether the file holds exercises and nothing real")] = False
    host: Annotated[str, Field(description="the address to listen on")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535, description="the port to listen on; 0 takes a free one")] = 8000
    address: Annotated[str, Field(description="the public address, such as https://talks.example.org")] = ""
    secret: Annotated[
        str, Field(description="signs what forms carry; made by chance at each start where it isn't set")
    ] = ""
    idle_minutes: Annotated[int, Field(ge=5, le=1_440, description="after how long a session ends unused")] = 120
    proxies: Annotated[str, Field(description="addresses of the proxies whose word on HTTPS is taken")] = "127.0.0.1"
