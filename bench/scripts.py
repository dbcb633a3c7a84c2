"""How far roundings part an exported script's losses: PyTorch in double precision, beside what else computed the same.

    python3 scripts.py FOLDER LAB_GRADIENT.npz

FOLDER holds experiment.py and its arrays. Prints JSON: the departures from double precision, of the first meta-gradient
(length of the difference by length) and of the losses, meta-step by meta-step (relative): the lab's, PyTorch's in single
precision, and PyTorch's in double from initial weights that are off by half a unit of single precision's last place.
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch

folder, lab_gradient = sys.argv[1:]
script = Path(folder, "experiment.py")
HALF_A_PLACE = 2.0**-24
torch.set_num_threads(1)


def run(dtype, moved=0.0):
    """The losses of the script's stored meta-steps and its first meta-gradient, in a precision."""
    space = {"__name__": "experiment", "__file__": str(script), "print": lambda *_, **__: None}
    exec(compile(script.read_text(), str(script), "exec"), space)
    generator = torch.Generator().manual_seed(0)
    for name, array in space["ARRAYS"].items():
        if name.startswith("weights/"):
            factor = 1 + moved * torch.randn(array.shape, generator=generator, dtype=torch.float64)
            space["ARRAYS"][name] = (array * factor).to(dtype)
    episodes, learn = space["episodes"], space["learn"]
    losses, gradient = [], {}

    def watched(weights, *given):
        losses.append(learn(weights, *given))
        if not gradient:
            gradient.update({name: weight.grad.double().flatten().clone() for name, weight in weights.items()})
        return losses[-1]

    # The same images and targets in any precision.
    space["episodes"] = lambda step: [[part.to(dtype) for part in examples] for examples in episodes(step)]
    space["learn"] = watched
    space["train"](len(space["LAB"]))
    return torch.tensor(losses, dtype=torch.float64), gradient, torch.tensor(space["LAB"], dtype=torch.float64)


losses, gradient, lab = run(torch.float64)


def length(of):
    return sum((part**2).sum() for part in of.values()).sqrt()


def departure(other, slopes):
    off = length({name: slopes[name] - slope for name, slope in gradient.items()}) / length(gradient)
    return {"gradient": float(off), "losses": (other / losses - 1).abs().tolist()}


with np.load(lab_gradient) as arrays:
    ours = {name: torch.from_numpy(array).double() for name, array in arrays.items()}
print(
    json.dumps(
        {
            "lab": departure(lab, ours),
            "single": departure(*run(torch.float32)[:2]),
            "moved": departure(*run(torch.float64, HALF_A_PLACE)[:2]),
        }
    )
)
