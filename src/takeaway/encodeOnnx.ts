// An ONNX graph as the bytes of a file.

import onnxProto from "onnx-proto";
import { IR_VERSION, type OnnxConstant, type OnnxGraph, OPERATOR_SET } from "../engine/onnx/graph.ts";

const { ModelProto, TensorProto, AttributeProto } = onnxProto.onnx;

function tensorOf({ name, type, shape, values }: OnnxConstant) {
  const float = type === "float";
  const rawData = new Uint8Array((float ? 4 : 8) * values.length);
  const view = new DataView(rawData.buffer);
  Array.from(values, (value, place) =>
    float ? view.setFloat32(4 * place, value, true) : view.setBigInt64(8 * place, BigInt(value), true),
  );
  const dataType = float ? TensorProto.DataType.FLOAT : TensorProto.DataType.INT64;
  return { name, dims: [...shape], dataType, rawData };
}

const portOf = ({ name, shape }: OnnxGraph["inputs"][number]) => ({
  name,
  type: {
    tensorType: {
      elemType: TensorProto.DataType.FLOAT,
      shape: { dim: shape.map((dimValue) => ({ dimValue })) },
    },
  },
});

/** Packs a graph; `told` goes along as metadata. */
export function encodeOnnx(
  graph: OnnxGraph,
  build: string,
  told: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  return ModelProto.encode({
    irVersion: IR_VERSION,
    opsetImport: [{ domain: "", version: OPERATOR_SET }],
    producerName: "innerloop",
    producerVersion: build,
    metadataProps: Object.entries(told).map(([key, value]) => ({ key, value })),
    graph: {
      name: "predictor",
      input: graph.inputs.map(portOf),
      output: graph.outputs.map(portOf),
      initializer: graph.constants.map(tensorOf),
      node: graph.nodes.map(({ operation, inputs, output, attributes }) => ({
        opType: operation,
        input: [...inputs],
        output: [output],
        attribute: Object.entries(attributes).map(([name, value]) =>
          typeof value === "number"
            ? { name, type: AttributeProto.AttributeType.INT, i: value }
            : { name, type: AttributeProto.AttributeType.INTS, ints: [...value] },
        ),
      })),
    },
  })
    .finish()
    .slice();
}
