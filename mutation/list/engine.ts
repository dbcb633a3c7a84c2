// Mutations of operations, derivatives, programs, optimisers and random numbers.

import type { Mutation } from "../mutation.ts";

const OPTIMISERS = "src/engine/optimisers.ts";
const ACTIVATIONS = "src/engine/ops/activations.ts";
const ELEMENTWISE = "src/engine/ops/elementwise.ts";
const LOSSES = "src/engine/ops/losses.ts";
const REDUCE = "src/engine/ops/reduce.ts";
const NORMALISE = "src/engine/ops/normalise.ts";
const PROGRAM = "src/engine/graph/program.ts";
const GRADIENT = "src/engine/graph/gradient.ts";
const RANDOM = "src/engine/random.ts";
const SHAPE = "src/engine/ops/shape.ts";

export const engineMutations: readonly Mutation[] = [
  {
    file: OPTIMISERS,
    find: 'const next = add(multiply(scalar("momentum"), velocity!), gradient);',
    replace: "const next = gradient;",
    why: "descent has no velocity",
  },
  {
    file: OPTIMISERS,
    find: "state: [next] };",
    replace: "state: [velocity!] };",
    why: "descent's velocity is never kept",
  },
  {
    file: OPTIMISERS,
    find: "(rate * Math.sqrt(1 - BETA2 ** (t + 1))) / (1 - BETA1 ** (t + 1))",
    replace: "rate",
    why: "Adam keeps its bias",
  },
  {
    file: OPTIMISERS,
    find: "(rate * Math.sqrt(1 - BETA2 ** (t + 1))) / (1 - BETA1 ** (t + 1))",
    replace: "(rate * Math.sqrt(1 - BETA2 ** (t + 2))) / (1 - BETA1 ** (t + 2))",
    why: "Adam's bias correction is one step ahead",
  },
  {
    file: OPTIMISERS,
    find: "state: [newFirst, newSecond] };",
    replace: "state: [newFirst, second!] };",
    why: "Adam's second moment is never kept",
  },
  {
    file: OPTIMISERS,
    find: "const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];",
    replace: "const [BETA1, BETA2, EPSILON] = [0.9, 0.99, 1e-8];",
    why: "Adam's second moment forgets ten times as fast",
  },
  {
    file: OPTIMISERS,
    find: "const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-8];",
    replace: "const [BETA1, BETA2, EPSILON] = [0.9, 0.999, 1e-5];",
    why: "Adam's ε is a thousand times as large",
  },
  {
    file: OPTIMISERS,
    find: "const scale = divide(allowed, larger(norm, allowed));",
    replace: "const scale = constant(1, [1]);",
    why: "clipping does nothing",
  },
  {
    file: OPTIMISERS,
    find: "const scale = divide(allowed, larger(norm, allowed));",
    replace: "const scale = divide(allowed, norm);",
    why: "clipping stretches short gradients to the limit",
  },
  {
    file: OPTIMISERS,
    find: "const larger = (a: Value, b: Value) => add(b, relu(subtract(a, b)));",
    replace: "const larger = (a: Value, b: Value) => subtract(b, relu(subtract(b, a)));",
    why: "clipping takes the smaller for the larger",
  },
  {
    file: ACTIVATIONS,
    find: "withSlope(add(relu(x), subtract(exp(negate(relu(negate(x)))), constant(1))), x, (at) =>\n      exp(negate(relu(negate(at)))),",
    replace:
      "withSlope(add(relu(x), subtract(exp(negate(relu(negate(x)))), constant(1))), x, (at) =>\n      step(at),",
    why: "ELU's slope is that of ReLU",
  },
  {
    file: ACTIVATIONS,
    find: "silu: (x: Value) => multiply(x, sigmoid(x)),",
    replace: "silu: (x: Value) => withSlope(multiply(x, sigmoid(x)), x, sigmoid),",
    why: "SiLU's slope lacks its second part",
  },
  {
    file: ACTIVATIONS,
    find: "x, sigmoid),\n",
    replace: "x, step),\n",
    why: "softplus's slope is that of ReLU",
  },
  {
    file: ACTIVATIONS,
    find: "const LEAK = 0.01;",
    replace: "const LEAK = 0.1;",
    why: "the leaky ReLU leaks ten times as much",
  },
  {
    file: ACTIVATIONS,
    find: "add(constant(LEAK), multiply(constant(1 - LEAK), step(at))),",
    replace: "step(at),",
    why: "the leaky ReLU's slope does not leak",
  },
  {
    file: ELEMENTWISE,
    find: 'taken("tanh", FIRST), (result) =>\n  subtract(constant(1), multiply(result, result)),',
    replace: 'taken("tanh", FIRST), (result) =>\n  subtract(constant(1), result),',
    why: "tanh has another slope",
  },
  {
    file: ELEMENTWISE,
    find: "multiply(constant(-0.5), multiply(result, multiply(result, result))),",
    replace: "multiply(constant(-0.5), multiply(result, result)),",
    why: "1 / √x has another slope",
  },
  {
    file: ELEMENTWISE,
    find: "negate(multiply(cotangent, divide(result, b!))),",
    replace: "negate(multiply(cotangent, result)),",
    why: "a quotient's slope in its denominator is wrong",
  },
  {
    file: ELEMENTWISE,
    find: "(cotangent) => [cotangent, negate(cotangent)]);",
    replace: "(cotangent) => [cotangent, cotangent]);",
    why: "a difference's second slope has the wrong sign",
  },
  {
    file: ELEMENTWISE,
    find: 'name: "stop-gradient",\n  shape: ([x]) => x!,\n  transpose: () => [undefined],',
    replace: 'name: "stop-gradient",\n  shape: ([x]) => x!,\n  transpose: (cotangent) => [cotangent],',
    why: "gradients pass where they are stopped",
  },
  {
    file: ELEMENTWISE,
    find: "if (left === 1) return broadcastTo(b, shape);",
    replace: "if (left !== undefined) return broadcastTo(b, shape);",
    why: "multiplying by any constant leaves as it is",
  },
  {
    file: ELEMENTWISE,
    find: "if (uniform(b) === 0) return broadcastTo(a, broadcastShape(a.shape, b.shape));",
    replace: "if (uniform(b) === 0) return a;",
    why: "taking off nothing does not broadcast",
  },
  {
    file: LOSSES,
    find: "if (weights === undefined) return mean(x, [1, 2]);",
    replace: "if (weights === undefined) return sum(x, [1, 2]);",
    why: "losses are summed over a task's examples",
  },
  {
    file: LOSSES,
    find: "const top = stopGradient(maximumOver(x, [axis]));",
    replace: "const top = stopGradient(multiply(x, x).shape.length > 9 ? x : mean(x, [axis]));",
    why: "the softmax overflows",
  },
  {
    file: LOSSES,
    find: "return divide(sum(multiply(mean(x, [2]), weights), [1]), divisor);",
    replace: "return divide(sum(mean(x, [2]), [1]), divisor);",
    why: "examples of no weight count",
  },
  {
    file: REDUCE,
    find: "multiply(total, constant(sizeOf(total.shape) / sizeOf(x.shape)))",
    replace: "multiply(total, constant(1 / x.shape[axes[0]!]!))",
    why: "a mean over two axes divides by one",
  },
  {
    file: REDUCE,
    find: "transpose: (cotangent, _, [x]) => [unbroadcast(cotangent, x!.shape)],",
    replace: "transpose: (cotangent, _, [x]) => [multiply(unbroadcast(cotangent, x!.shape), constant(0.5))],",
    why: "what was spread gets half of its gradient",
  },
  {
    file: NORMALISE,
    find: "const EPSILON = 1e-3;",
    replace: "const EPSILON = 1e-1;",
    why: "normalisation has another ε",
  },
  {
    file: NORMALISE,
    find: "const spread = average(square(subtract(rows, centre)));",
    replace: "const spread = average(square(rows));",
    why: "the variance is the mean square",
  },
  {
    file: NORMALISE,
    find: "weights ? divide(sum(multiply(of, weights), [1]), sum(weights, [1])) : mean(of, [1]);",
    replace: "mean(of, [1]);",
    why: "statistics count rows of no weight",
  },
  {
    file: NORMALISE,
    find: "const rows = slice(x, [0, 0, 0], [x.shape[0]!, reference, x.shape[2]!]);",
    replace: "const rows = x;",
    why: "statistics are of all rows, not of the reference",
  },
  {
    file: "src/engine/ops/matMul.ts",
    find: "transposeA ? matMul(b!, cotangent, transposeB, true) : matMul(cotangent, b!, false, !transposeB),",
    replace:
      "transposeA ? matMul(b!, cotangent, !transposeB, true) : matMul(cotangent, b!, false, !transposeB),",
    why: "a transposed product has another slope",
  },
  {
    file: "src/engine/ops/matMul.ts",
    find: "return bias ? add(product, bias) : product;",
    replace: "return product;",
    why: "layers have no bias",
  },
  {
    file: "src/engine/ops/patches.ts",
    find: "transpose: (cotangent, _, __, window) => [apply(takePrimitive, [cotangent], window)],",
    replace: "transpose: () => [undefined],",
    why: "convolutions have no second derivative",
  },
  {
    file: "src/engine/ops/patches.ts",
    find: "const y = within(Math.floor(tap / 3) - 1, height, stride);\n    const x = within((tap % 3) - 1, width, stride);",
    replace:
      "const y = within((tap % 3) - 1, height, stride);\n    const x = within(Math.floor(tap / 3) - 1, width, stride);",
    why: "patches are transposed",
  },
  {
    file: SHAPE,
    find: "order.map((_axis, index) => order.indexOf(index)),",
    replace: "order,",
    why: "a transpose is taken for its own inverse",
  },
  {
    file: SHAPE,
    find: "start += input.shape[axis]!;\n",
    replace: "",
    why: "joined parts all get the first part's gradient",
  },
  {
    file: "src/engine/ops/accuracy.ts",
    find: "meanOverExamples(equal(argMax(outputs), argMax(targets)), weights);",
    replace: "meanOverExamples(equal(argMax(outputs), argMax(targets)), undefined);",
    why: "accuracy counts examples of no weight",
  },
  {
    file: GRADIENT,
    find: "cotangents.set(input.id, sofar === undefined ? contribution : add(sofar, contribution));",
    replace: "cotangents.set(input.id, contribution);",
    why: "gradients do not add up over their ways",
  },
  {
    file: GRADIENT,
    find: "?? broadcastTo(constant(0), parameter.shape)",
    replace: "?? broadcastTo(constant(1), parameter.shape)",
    why: "what an output does not know has a gradient",
  },
  {
    file: PROGRAM,
    find: "})${keyOf(value.attributes)}`;",
    replace: "})`;",
    why: "computations that differ in their attributes are shared",
  },
  {
    file: PROGRAM,
    find: "const result = free ? value : copy(value);",
    replace: "const result = value;",
    why: "an output shares its memory with an input",
  },
  {
    file: PROGRAM,
    find: 'if (Object.is(item, -0)) return { number: "-0" };\n',
    replace: "",
    why: "0 and −0 are taken for the same constant",
  },
  {
    file: RANDOM,
    find: "let state = 0x811c9dc5 ^ seed;",
    replace: "let state = 0x811c9dc5;",
    why: "streams that are split off ignore the seed",
  },
  {
    file: RANDOM,
    find: "state = Math.imul(state ^ label.charCodeAt(index), 0x01000193);",
    replace: "state = Math.imul(state, 0x01000193);",
    why: "streams that are split off ignore their label",
  },
  {
    file: RANDOM,
    find: "this.#seed = seed | 0;",
    replace: "this.#seed = 1;",
    why: "the seed is ignored",
  },
  {
    file: RANDOM,
    find: "const pick = index + this.integer(total - index);",
    replace: "const pick = index;",
    why: "choices are always the first ones",
  },
  {
    file: RANDOM,
    find: "Math.sqrt(-2 * Math.log(1 - this.uniform()))",
    replace: "Math.sqrt(-Math.log(1 - this.uniform()))",
    why: "normal numbers have half the variance",
  },
  {
    file: RANDOM,
    find: "Math.sqrt((-2 * Math.log(square)) / square)",
    replace: "Math.sqrt(-2 * Math.log(square))",
    why: "many normal numbers at once have another law",
  },
  {
    file: RANDOM,
    find: "return low + ((high - low) *",
    replace: "return low + (high *",
    why: "uniform numbers reach past their bound",
  },
  {
    file: "src/engine/backend/wasmDevice.ts",
    find: "      idle = undefined;\n      return found;",
    replace: "      return found;",
    why: "what runs between the pieces of a computation works in its scratch memory",
  },
  {
    file: "src/engine/backend/pace.ts",
    find: "median(times) < BETTER",
    replace: "median(times) > BETTER",
    why: "the slowest number of threads is chosen",
  },
  {
    file: "src/engine/backend/pace.ts",
    find: "times.length < KEPT && !hopeless",
    replace: "times.length < KEPT",
    why: "a number of threads that is far too slow is tried to the end",
  },
  {
    file: "src/engine/plan/pieces.ts",
    find: "Math.floor((rows * end) / parts)",
    replace: "Math.floor((rows * (end - part)) / parts)",
    why: "every piece of a large kernel computes its first rows",
  },
];
