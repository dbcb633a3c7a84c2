// Conv-4 in PyTorch: convolutions as products of 3×3 patches, so that each task has weights of its own.

import type { OptionsOf } from "../../schema/fields.ts";
import type { ModelInPyTorch } from "../pytorch.ts";
import type { conv4Meta } from "./meta.ts";

type Conv4Options = OptionsOf<typeof conv4Meta.schema>;

const CONVOLVE = `def convolve(weights, x):
    """A 3 x 3 convolution of stride 2: x [T, N, H, W, C], weights [1 or T, 9 C, F] in rows (dy, dx, channel)."""
    tasks, count, height, width, channels = x.shape
    patches = F.unfold(x.flatten(0, 1).permute(0, 3, 1, 2), 3, padding=1, stride=2)
    patches = patches.reshape(tasks, count, channels, 9, -1).permute(0, 1, 4, 3, 2).flatten(3)
    return (patches @ weights.unsqueeze(1)).unflatten(2, ((height + 1) // 2, (width + 1) // 2))
`;

const NORMALISE = `def normalise(x, seen, gain, bias):
    """Batch normalisation, task by task, by the statistics of the first \`seen\` examples; of all where it is None."""
    variance, mean = torch.var_mean(x[:, :seen], (1, 2, 3), unbiased=False, keepdim=True)
    return (x - mean) / torch.sqrt(variance + 1e-3) * gain[:, None, None] + bias[:, None, None]
`;

export const conv4InPyTorch: ModelInPyTorch = {
  code(untyped, head) {
    const normalises = (untyped as Conv4Options).normalisation === "batch";
    const layer = normalises
      ? `        x = convolve(weights[f"conv{layer}.weights"], x)
        x = F.relu(normalise(x, seen, weights[f"conv{layer}.gain"], weights[f"conv{layer}.bias"]))`
      : `        x = F.relu(convolve(weights[f"conv{layer}.weights"], x) + weights[f"conv{layer}.bias"][:, None, None])`;
    return `${CONVOLVE}

${normalises ? `${NORMALISE}\n\n` : ""}def model(weights, x${normalises ? ", seen=None" : ""}):
    """Conv-4: images x [T, N, H, W, 1] -> [T, N, ${head ? "outputs" : "features"}]."""
    for layer in range(1, 5):
${layer}
    return x.flatten(2)${head ? ` @ weights["head.weights"] + weights["head.bias"]` : ""}
`;
  },
  seesSupport(untyped) {
    const { normalisation, transductive } = untyped as Conv4Options;
    return normalisation === "batch" && !transductive;
  },
};
