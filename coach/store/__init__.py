"""What is kept on disk: plans in all their versions, conversations, and the text of documents, by person."""

from coach.store.conversations import Conversations
from coach.store.opening import open_store
from coach.store.repository import Store
from coach.store.rows import (
    NewDocument,
    NewPlan,
    Saved,
    SessionInfo,
    StoredDocument,
    StoredTurn,
    Unreviewed,
    VersionInfo,
)

__all__ = [
    "Conversations",
    "NewDocument",
    "NewPlan",
    "Saved",
    "SessionInfo",
    "Store",
    "StoredDocument",
    "StoredTurn",
    "Unreviewed",
    "VersionInfo",
    "open_store",
]
