"""Documents that wait for the person's review."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "unreviewed",
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("understood", sa.LargeBinary, nullable=False),
        sa.Column("typed", sa.JSON, nullable=False),
    )
