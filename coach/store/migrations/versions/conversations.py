"""Conversations and their turns."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "sessions",
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "turns",
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("session", sa.Text, primary_key=True),
        sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("user_text", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("reply", sa.Text, nullable=False),
        sa.Column("record", sa.LargeBinary),
        sa.Column("state", sa.LargeBinary),
        sa.Column("claim", sa.Text),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person", "session"], ["sessions.person", "sessions.id"], name="turns_of_session"),
        sa.UniqueConstraint("person", "session", "key", name="turn_key"),
    )
    running = sa.text("status = 'running'")
    op.create_index(
        "turn_running",
        "turns",
        ["person", "session"],
        unique=True,
        sqlite_where=running,
        postgresql_where=running,
    )
