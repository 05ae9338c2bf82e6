from __future__ import annotations

import uuid


def new_id() -> str:
    """An id for a request, a turn or a session."""
    return str(uuid.uuid4())
