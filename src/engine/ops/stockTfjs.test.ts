// Stock TensorFlow.js as an independent reference: the same networks written in its own layers of operations give the
// same values and the same slopes at first order. (At second order it is wrong for several operations, which is why the
// engine has derivatives of its own: docs/design.md.)

import * as tf from "@tensorflow/tfjs";
import { beforeAll, expect, it } from "vitest";
import { computeAll, drawn, type Numbers } from "../../testing/compute.ts";
import type { Device } from "../backend/device.ts";
import { startBackend } from "../backend/start.ts";
import { gradient } from "../graph/gradient.ts";
import type { Value } from "../graph/value.ts";
import { Random } from "../random.ts";
import { relu, tanh } from "./elementwise.ts";
import { crossEntropy, meanSquaredError } from "./losses.ts";
import { dense } from "./matMul.ts";
import { normalise } from "./normalise.ts";
import { patches } from "./patches.ts";
import { reshape } from "./shape.ts";

let device: Device;
beforeAll(async () => {
  ({ device } = await startBackend("wasm"));
  await tf.setBackend("cpu");
});

const random = new Random(4).split("stock tfjs");
const near = (found: ArrayLike<number>, wanted: ArrayLike<number>) => {
  expect(found.length).toBe(wanted.length);
  const scale = Math.max(1e-3, ...Array.from(wanted, Math.abs));
  for (let index = 0; index < wanted.length; index++)
    expect(Math.abs(found[index]! - wanted[index]!) / scale).toBeLessThan(2e-5);
};

/** Loss and its slopes in all inputs but the last, the targets, ours and theirs. */
async function compare(
  given: readonly Numbers[],
  ours: (...inputs: Value[]) => Value,
  theirs: (...inputs: tf.Tensor[]) => tf.Scalar,
) {
  const found = await computeAll(
    device,
    (...inputs) => {
      const loss = ours(...inputs);
      const slopes = gradient(loss, inputs.slice(0, -1));
      return { loss, ...Object.fromEntries(slopes.map((slope, index) => [`slope${index}`, slope])) };
    },
    ...given,
  );
  const tensors = given.map(({ values, shape }) => tf.tensor(values, [...shape]));
  const targets = tensors.pop()!;
  const { value, grads } = tf.valueAndGrads((...inputs: tf.Tensor[]) => theirs(...inputs, targets))(tensors);
  near(found.loss!, value.dataSync());
  for (const [index, slope] of grads.entries()) near(found[`slope${index}`]!, slope.dataSync());
}

it("agrees on a perceptron with tanh and squared error", () =>
  compare(
    [
      [1, 6, 3],
      [1, 3, 5],
      [1, 1, 5],
      [1, 5, 2],
      [1, 1, 2],
      [1, 6, 2],
    ].map((shape) => drawn(random, shape)),
    (x, w1, b1, w2, b2, y) => meanSquaredError(dense(tanh(dense(x!, w1!, b1!)), w2!, b2!), y!),
    (x, w1, b1, w2, b2, y) => {
      const hidden = tf.tanh(tf.add(tf.matMul(x!, w1!), b1!));
      const outputs = tf.add(tf.matMul(hidden, w2!), b2!);
      return tf.mean(tf.squaredDifference(outputs, y!)) as tf.Scalar;
    },
  ));

it("agrees on a convolution of stride 2, normalised, rectified, with cross-entropy", () => {
  const [count, side, channels, filters, classes] = [4, 5, 2, 3, 3];
  const out = Math.ceil(side / 2);
  const shapes = [
    [count, side, side, channels],
    [1, 9 * channels, filters],
    [1, 1, filters],
    [1, 1, filters],
    [1, out * out * filters, classes],
  ];
  const labels = [0, 1, 2, 1];
  const oneHot: Numbers = {
    shape: [1, count, classes],
    values: Float32Array.from({ length: count * classes }, (_, index) =>
      Number(labels[Math.floor(index / classes)] === index % classes),
    ),
  };
  return compare(
    [...shapes.map((shape) => drawn(random, shape)), oneHot],
    (x, w, gain, bias, head, y) => {
      const rows = reshape(patches(x!, 2), [1, count * out * out, 9 * channels]);
      const hidden = relu(normalise(dense(rows, w!), count * out * out, gain!, bias!));
      return crossEntropy(dense(reshape(hidden, [1, count, out * out * filters]), head!), y!);
    },
    (x, w, gain, bias, head, y) => {
      const kernel = tf.reshape(w!, [3, 3, channels, filters]) as tf.Tensor4D;
      const convolved = tf.conv2d(x as tf.Tensor4D, kernel, 2, "same");
      const { mean, variance } = tf.moments(convolved, [0, 1, 2]);
      const scaled = tf.mul(tf.sub(convolved, mean), tf.rsqrt(tf.add(variance, 1e-3)));
      const hidden = tf.relu(
        tf.add(tf.mul(scaled, tf.reshape(gain!, [filters])), tf.reshape(bias!, [filters])),
      );
      const logits = tf.matMul(
        tf.reshape(hidden, [count, out * out * filters]),
        tf.reshape(head!, [out * out * filters, classes]),
      );
      return tf.losses.softmaxCrossEntropy(tf.reshape(y!, [count, classes]), logits) as tf.Scalar;
    },
  );
});
