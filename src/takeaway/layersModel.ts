// The network with the learned initial weights in TensorFlow.js's layers format: model.json and weights.bin, for
// `tf.loadLayersModel`. Models of dense layers and of convolutions that normalise nothing.

import type { HostParameters } from "../models/model.ts";
import { HEAD } from "../models/model.ts";
import type { ModelId } from "../models/registry.ts";
import type { Options } from "../schema/fields.ts";
import type { PortableLearner } from "./learnerFile.ts";

interface Layer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
}

/** A layer and the weights that it holds, by the names that they have in it. */
interface Filled {
  readonly layer: Layer;
  readonly weights: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly values: Float32Array;
  }[];
}

/** Ours by the names that tfjs has for them; a leaky ReLU is a layer of its own there. */
const ACTIVATIONS: Readonly<Record<string, string>> = {
  relu: "relu",
  tanh: "tanh",
  sigmoid: "sigmoid",
  softplus: "softplus",
  elu: "elu",
  silu: "swish",
};

function dense(parameters: HostParameters, name: string, activation: string): Filled {
  const [kernel, bias] = [parameters[`${name}.weights`]!, parameters[`${name}.bias`]!];
  const [, inputs, units] = kernel.shape as [number, number, number];
  return {
    layer: { class_name: "Dense", config: { name, units, activation, use_bias: true } },
    weights: [
      { name: `${name}/kernel`, shape: [inputs, units], values: kernel.values },
      { name: `${name}/bias`, shape: [units], values: bias.values },
    ],
  };
}

/** 3×3 with one zero around and stride 2, as patches are taken: its own padding would begin elsewhere. */
function convolution(parameters: HostParameters, name: string): Filled[] {
  const [kernel, bias] = [parameters[`${name}.weights`]!, parameters[`${name}.bias`]!];
  const [, taps, filters] = kernel.shape as [number, number, number];
  const padding: Filled = {
    layer: {
      class_name: "ZeroPadding2D",
      config: {
        name: `${name}_padding`,
        padding: [
          [1, 1],
          [1, 1],
        ],
      },
    },
    weights: [],
  };
  const config = {
    name,
    filters,
    kernel_size: [3, 3],
    strides: [2, 2],
    padding: "valid",
    data_format: "channels_last",
    activation: "relu",
    use_bias: true,
  };
  return [
    padding,
    {
      layer: { class_name: "Conv2D", config },
      weights: [
        { name: `${name}/kernel`, shape: [3, 3, taps / 9, filters], values: kernel.values },
        { name: `${name}/bias`, shape: [filters], values: bias.values },
      ],
    },
  ];
}

const plain = (class_name: string, config: Layer["config"]): Filled => ({
  layer: { class_name, config },
  weights: [],
});

type Layers = (parameters: HostParameters, options: Options, inputShape: readonly number[]) => Filled[];

const layersOf: Readonly<Partial<Record<ModelId, Layers>>> = {
  mlp(parameters, { hiddenLayers, activation }, inputShape) {
    const named = ACTIVATIONS[String(activation)];
    const hidden = Array.from({ length: Number(hiddenLayers) }, (_, index) => `hidden${index + 1}`);
    return [
      ...(inputShape.length > 1 ? [plain("Flatten", { name: "flatten" })] : []),
      ...hidden.flatMap((name) =>
        named === undefined
          ? [
              dense(parameters, name, "linear"),
              plain("LeakyReLU", { name: `${name}_activation`, alpha: 0.01 }),
            ]
          : [dense(parameters, name, named)],
      ),
    ];
  },
  conv4(parameters, { normalisation }) {
    if (normalisation !== "none") return [];
    return [
      ...["conv1", "conv2", "conv3", "conv4"].flatMap((name) => convolution(parameters, name)),
      plain("Flatten", { name: "flatten" }),
    ];
  },
};

/**
 * A learner's initial network as the two files of the layers format; `undefined` where it is no network of layers that
 * tfjs knows. A learner without a last layer gives its embedding.
 */
export function layersModel(
  { model, inputShape, problem }: Pick<PortableLearner, "model" | "inputShape" | "problem">,
  parameters: HostParameters,
  build: string,
): { readonly json: string; readonly weights: Uint8Array<ArrayBuffer> } | undefined {
  const make = layersOf[model.id];
  const body = make?.(parameters, model.options, inputShape) ?? [];
  if (body.length === 0) return undefined;
  const last = parameters[HEAD.weights]
    ? [dense(parameters, "head", problem === "classification" ? "softmax" : "linear")]
    : [];
  const layers = [...body, ...last];
  const weights = layers.flatMap((one) => one.weights);
  const input = {
    class_name: "InputLayer",
    config: { name: "input", batch_input_shape: [null, ...inputShape], dtype: "float32" },
  };
  const bytes = new Uint8Array(4 * weights.reduce((sum, { values }) => sum + values.length, 0));
  const view = new DataView(bytes.buffer);
  weights
    .flatMap(({ values }) => Array.from(values))
    .forEach((value, place) => {
      view.setFloat32(4 * place, value, true);
    });
  const json = {
    format: "layers-model",
    generatedBy: `innerloop ${build}`,
    convertedBy: null,
    modelTopology: {
      class_name: "Sequential",
      config: { name: "innerloop", layers: [input, ...layers.map(({ layer }) => layer)] },
      keras_version: "tfjs-layers 4.22.0",
      backend: "tensor_flow.js",
    },
    weightsManifest: [
      {
        paths: ["weights.bin"],
        weights: weights.map(({ name, shape }) => ({ name, shape, dtype: "float32" })),
      },
    ],
  };
  return { json: `${JSON.stringify(json)}\n`, weights: bytes };
}
