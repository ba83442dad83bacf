"""Which model is asked, and where."""

import ipaddress
from urllib.parse import urlsplit

from pydantic import SecretStr

from coach.domain.figures import Frozen

SHOWN = 4  # characters of a key that may be shown
LONG_ENOUGH = 12  # a shorter key would be given away by its end


class Endpoint(Frozen):
    """A model behind an OpenAI-compatible address. Local servers mostly need no key."""

    model: str
    base_url: str
    key: SecretStr | None = None

    @property
    def address(self) -> str:
        """Host and port, for sentences."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]

    @property
    def local(self) -> bool:
        """Whether what is sent stays on this machine."""
        host = urlsplit(self.base_url).hostname or ""
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"

    @property
    def masked(self) -> str:
        """The key as it may be shown."""
        key = self.key.get_secret_value() if self.key else ""
        return f"the key ending {key[-SHOWN:]}" if len(key) >= LONG_ENOUGH else "the key"
