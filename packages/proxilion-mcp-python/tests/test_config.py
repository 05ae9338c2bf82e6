from __future__ import annotations

from typing import Any

import httpx
import pytest
from proxilion_mcp import ProxilionConfig
from pydantic import ValidationError

HERE: dict[str, Any] = {"proxilion_endpoint": "http://127.0.0.1:8787", "user_id": "ann"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("proxilion_endpoint", "localhost:8787"),
        ("proxilion_endpoint", "http://"),
        ("proxilion_endpoint", "http://127.0.0.1:99999"),
        ("proxilion_endpoint", "http://a b/"),
        ("proxilion_endpoint", "http://ann:secret@127.0.0.1"),
        ("proxilion_endpoint", "http://127.0.0.1/?a"),
        ("proxilion_endpoint", "http://127.0.0.1/#a"),
        ("proxilion_endpoint", None),
        ("user_id", ""),
        ("session_id", "x" * 257),
        ("mode", "strict"),
        ("fail_mode", "monitor"),
        ("timeout", 0),
        ("timeout", float("nan")),
        ("retries", -1),
        ("api_key", "a\nb"),
        ("api_key", ""),
        ("headers", {"a b": "1"}),
        ("headers", {"a": "1\r\nb: 2"}),
        ("failmode", "open"),
    ],
)
def test_what_is_not_allowed_is_refused_by_name_and_never_shown(name: str, value: object) -> None:
    options: dict[str, Any] = {**HERE, name: value}
    with pytest.raises(ValidationError) as refused:
        ProxilionConfig(**options)
    assert [error["loc"] for error in refused.value.errors()] == [(name,)]
    assert "secret" not in str(refused.value) and "a\nb" not in str(refused.value)


def test_a_key_is_not_shown() -> None:
    config = ProxilionConfig(**HERE, api_key="k-1", headers={"cookie": "k-2"})
    assert "k-1" not in repr(config) and "k-2" not in repr(config)


def test_a_gateway_fails_closed_unless_it_is_said() -> None:
    config = ProxilionConfig(**HERE, mode="monitor")
    assert (config.fail_mode, config.timeout, config.retries) == ("closed", 5.0, 2)
    assert httpx.URL(config.proxilion_endpoint).port == 8787
