"""What the gateway answers. `decision` and `enforced` are enough to decide; what else is missing or of another type reads as empty."""

from __future__ import annotations

from typing import Annotated, Any, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, ValidationInfo, ValidatorFunctionWrapHandler, field_validator


def _texts(value: object) -> object:
    return [item for item in cast("list[object]", value) if isinstance(item, str)] if isinstance(value, list) else value


def _objects(value: object) -> object:
    return [cast("object", item) for item in cast("list[object]", value) if isinstance(item, dict)] if isinstance(value, list) else value


Texts = Annotated[list[str], BeforeValidator(_texts)]


class _Answered(BaseModel):
    """Members that are not known are kept in `model_extra`."""

    model_config = ConfigDict(extra="allow", frozen=True, strict=True)

    @field_validator("*", mode="wrap")
    @classmethod
    def _or_empty(cls, value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> object:
        try:
            return handler(value)
        except ValidationError:
            return cls.model_fields[info.field_name or ""].get_default(call_default_factory=True)


class Evidence(_Answered):
    """What a finding rests on, secrets redacted. Positions are UTF-16 code units in the text at `where`, a JSON pointer into the tool call."""

    excerpt: str = ""
    start: int = 0
    end: int = 0
    where: str = ""


class Finding(_Answered):
    """One reason of a decision. `techniques` are MITRE ATT&CK or ATLAS ids."""

    analyzer: str = ""
    rule: str = ""
    severity: str = ""
    confidence: float = 0
    """0 to 1."""
    title: str = ""
    techniques: Texts = Field(default_factory=list)
    evidence: Evidence = Field(default_factory=Evidence)
    why: str = ""
    advice: str = ""
    docs: str = ""


class Analysis(_Answered):
    """A decision of the gateway. `enforced` says what to do; the word in `decision` is for people, and may be one that is not known here."""

    decision: str = ""
    """`Allow`, `Alert`, `Block`, `Terminate`."""
    enforced: bool = True
    """True when the tool must not run."""
    mode: str = ""
    """The mode of the gateway; empty when it did not say."""
    threat_score: float = 0
    """0 to 100."""
    confidence: float = 0
    """0 to 1."""
    patterns_detected: Texts = Field(default_factory=list)
    analyzer_scores: dict[str, float] = Field(default_factory=dict)
    session_id: str = ""
    session_terminated: bool = False
    findings: Annotated[list[Finding], BeforeValidator(_objects)] = Field(default_factory=list[Finding])
    message: str = ""
    """One sentence for a person or a model: what was found, why, what to do instead."""
    degraded: Texts = Field(default_factory=list)
    """What was missing for this decision, for one `session_store`; usually empty."""
    request_id: str = ""
    sanitized: Any = None
    """Only of `inspect`: the content with what must not pass redacted."""
