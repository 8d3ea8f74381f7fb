"""Blends two stages of one training: the mean of their weights, which keeps more of both than either alone.

    python -m training.blend build/training/second build/training/layers --share 0.4 --out build/training/blend

After Wortsman et al. 2022, Robust fine-tuning of zero-shot models (WiSE-FT). The heads of the layers are taken
from the later stage unchanged unless both have learned them (``--heads``).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import torch

OWN = "layers."
"""Weights of the later stage alone."""


def blend(before: dict[str, Any], after: dict[str, Any], share: float, heads: bool = False) -> dict[str, Any]:
    """The checkpoint ``after`` with ``share`` of the weights of ``before``, 0 to 1. KeyError if one is missing."""
    mixed = {
        name: weights
        if name.startswith(OWN) and not heads
        else (1 - share) * weights + share * before["reader"][name]
        for name, weights in after["reader"].items()
    }
    return {**after, "reader": mixed}


def main() -> None:
    """Blend two stages into a third."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--share", type=float, default=0.4, help="of the earlier stage")
    parser.add_argument("--heads", action="store_true", help="both stages have learned the layers")
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    stages = (torch.load(stage / "reader.pt", weights_only=True) for stage in (chosen.before, chosen.after))
    torch.save(blend(*stages, chosen.share, chosen.heads), chosen.out / "reader.pt")


if __name__ == "__main__":
    main()
