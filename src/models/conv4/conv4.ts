// Conv-4: four 3×3 convolutions of stride 2, each normalised and rectified (Finn et al. 2017, Omniglot).

import type { Value } from "../../engine/graph/value.ts";
import { relu } from "../../engine/ops/elementwise.ts";
import { dense } from "../../engine/ops/matMul.ts";
import { normalise } from "../../engine/ops/normalise.ts";
import { patches } from "../../engine/ops/patches.ts";
import { broadcastTo } from "../../engine/ops/reduce.ts";
import { reshape } from "../../engine/ops/shape.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { filled, glorotNormal } from "../initialise.ts";
import { HEAD, type HostParameters, type ModelFamily } from "../model.ts";
import type { conv4Meta } from "./meta.ts";

const LAYERS = ["conv1", "conv2", "conv3", "conv4"] as const;
/** Each example's weight for all its pixels: `[T, N, 1]` → `[T, N·pixels, 1]`. */
const forPixels = (weights: Value, pixels: number): Value => {
  const [tasks, count] = weights.shape as [number, number];
  return reshape(broadcastTo(weights, [tasks, count, pixels]), [tasks, count * pixels, 1]);
};
const half = (length: number) => Math.ceil(length / 2);

export const conv4: ModelFamily = {
  create(options, inputShape, outputs) {
    const { filters, normalisation, transductive } = options as OptionsOf<typeof conv4Meta.schema>;
    const [height, width, channels] = inputShape as [number, number, number];
    const finalHeight = LAYERS.reduce(half, height);
    const finalWidth = LAYERS.reduce(half, width);
    const features = finalHeight * finalWidth * filters;
    return {
      statistics: normalisation === "none" ? "none" : transductive ? "query" : "support",
      normalisation:
        normalisation === "batch" ? LAYERS.flatMap((layer) => [`${layer}.gain`, `${layer}.bias`]) : [],
      features,
      tables: [],
      init(random) {
        const parameters: Record<string, HostParameters[string]> = {};
        LAYERS.forEach((layer, index) => {
          parameters[`${layer}.weights`] = glorotNormal(
            random,
            9 * (index === 0 ? channels : filters),
            filters,
          );
          parameters[`${layer}.bias`] = filled(0, filters);
          if (normalisation === "batch") parameters[`${layer}.gain`] = filled(1, filters);
        });
        if (outputs !== null) {
          parameters[HEAD.weights] = glorotNormal(random, features, outputs);
          parameters[HEAD.bias] = filled(0, outputs);
        }
        return parameters;
      },
      apply(parameters, x, reference) {
        const [tasks, count] = x.shape as [number, number];
        let size = { height, width, channels };
        let hidden = x;
        for (const layer of LAYERS) {
          const images = reshape(hidden, [tasks * count, size.height, size.width, size.channels]);
          const rows = patches(images, 2);
          size = { height: rows.shape[1]!, width: rows.shape[2]!, channels: filters };
          const pixels = size.height * size.width;
          const taken = reshape(rows, [tasks, count * pixels, rows.shape[3]!]);
          const bias = parameters[`${layer}.bias`]!;
          // Under batch normalisation a bias before it would be taken out again: it comes after.
          const convolved =
            normalisation === "batch"
              ? normalise(
                  dense(taken, parameters[`${layer}.weights`]!),
                  reference.count * pixels,
                  parameters[`${layer}.gain`]!,
                  bias,
                  reference.weights && forPixels(reference.weights, pixels),
                )
              : dense(taken, parameters[`${layer}.weights`]!, bias);
          hidden = relu(convolved);
        }
        const flat = reshape(hidden, [tasks, count, features]);
        return outputs === null ? flat : dense(flat, parameters[HEAD.weights]!, parameters[HEAD.bias]!);
      },
    };
  },
};
