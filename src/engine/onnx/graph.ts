// An ONNX graph as plain data, its nodes in an order of work: what print.ts writes and an encoder packs.

/** Numbers that stand in the graph: 32-bit floats, or 64-bit whole numbers for shapes, axes and places. */
export interface OnnxConstant {
  readonly name: string;
  readonly type: "float" | "int64";
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

export interface OnnxNode {
  /** "MatMul", of the default domain. */
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Whole numbers, alone or in a list. */
  readonly attributes: Readonly<Record<string, number | readonly number[]>>;
}

/** A float tensor that is given or handed out. */
export interface OnnxPort {
  readonly name: string;
  readonly shape: readonly number[];
}

export interface OnnxGraph {
  readonly inputs: readonly OnnxPort[];
  readonly outputs: readonly OnnxPort[];
  readonly constants: readonly OnnxConstant[];
  readonly nodes: readonly OnnxNode[];
}

/** The version of ONNX's operators that the nodes are of: ReduceSum and ReduceMax differ between versions. */
export const OPERATOR_SET = 17;
/** The version of the file's form that goes with it. */
export const IR_VERSION = 8;
