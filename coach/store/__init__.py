"""What is kept on disk: each person's plan in all its versions, and the text of their documents."""

from coach.store.opening import open_store
from coach.store.repository import Store
from coach.store.rows import Saved, StoredDocument, VersionInfo

__all__ = ["Saved", "Store", "StoredDocument", "VersionInfo", "open_store"]
