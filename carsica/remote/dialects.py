"""How a request for constrained JSON is worded: servers that call themselves OpenAI-compatible differ.

Owns the bodies of requests. Must not send them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """What a server is asked: messages, the JSON Schema that binds the answer, and its most tokens."""

    model: str
    messages: Sequence[Mapping[str, str]]
    schema: Mapping[str, Any]
    most_tokens: int


def _standard(question: Question) -> Body:
    """As the interface has it: vLLM, llama.cpp's server, Ollama, LM Studio, most services."""
    return {
        "model": question.model or "default",
        "messages": list(question.messages),
        "temperature": 0,
        "max_tokens": question.most_tokens,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "reading", "strict": True, "schema": question.schema},
        },
    }


def _newer(question: Question) -> Body:
    """For services that know no bounds on lists and texts, no ``max_tokens``, and no choice of temperature."""
    body = _standard(question)
    del body["temperature"], body["max_tokens"]
    body["max_completion_tokens"] = question.most_tokens
    body["response_format"]["json_schema"]["schema"] = unbounded(question.schema)
    return body


def _older(question: Question) -> Body:
    """For llama-cpp-python's server, which knows a schema only beside the type ``json_object``."""
    return _standard(question) | {"response_format": {"type": "json_object", "schema": question.schema}}


DIALECTS: tuple[Callable[[Question], Body], ...] = (_standard, _newer, _older)
"""Tried in this order; a server that refuses one (400 or 422) is asked in the next."""

_BOUNDS = frozenset({"maxItems", "maxLength"})


def unbounded(schema: Any) -> Any:
    """A schema without bounds on lists and texts."""
    if isinstance(schema, Mapping):
        return {key: unbounded(value) for key, value in schema.items() if key not in _BOUNDS}
    return [unbounded(item) for item in schema] if isinstance(schema, list) else schema
