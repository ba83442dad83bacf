"""Run by Alembic: migrations go over the connection, and within the transaction, that the caller hands in."""

from alembic import context

from coach.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
