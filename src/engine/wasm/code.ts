// How a primitive is computed in WebAssembly: what each says of itself.

import type { Shape } from "../graph/value.ts";
import type { FunctionCode } from "./assembler.ts";
import type { View, Work } from "./loops.ts";

/** `A`: the primitive's attributes. */
export type PrimitiveCode<A> =
  /** Element by element: reads vectors from locals, leaves one on the stack. `cheap`: may be computed again where it is used. */
  | {
      readonly form: "map";
      readonly cheap?: true;
      readonly lanes: (code: FunctionCode, inputs: readonly number[]) => void;
    }
  /** The same numbers, read in another order. */
  | { readonly form: "view"; readonly view: (input: Shape, attributes: A, shape: Shape) => View }
  /** Combined over axes. */
  | {
      readonly form: "reduce";
      readonly combine: "f32x4.add" | "f32x4.max";
      readonly axes: (attributes: A) => readonly number[];
    }
  /** Anything else: writes the kernel itself; the inputs are whole arrays. */
  | {
      readonly form: "kernel";
      readonly write: (code: FunctionCode, inputs: readonly Shape[], attributes: A, shape: Shape) => Work;
    };
