// How an algorithm is stated in a PyTorch script (takeaway/pytorch), and the inner loop that several have in common.

import type { Options } from "../schema/fields.ts";

export interface AlgorithmInPyTorch {
  /**
   * Python that defines `learn(weights, support, query, step)`: leaves the meta-gradient in the weights' `.grad`, returns
   * the loss that the lab reports. It may call `model(weights, x)`, `loss_of(outputs, y)`, which is `[T]`, and
   * `answers(weights, support_x, query_x)`, or, where it takes no inner steps, `embeddings` of both sets.
   */
  code(options: Options): string;
}

/** How a learner's inner loop descends, as Python. */
export interface DescentInPyTorch {
  /** Names of the weights that adapt; the others are shared by all tasks. */
  readonly names: string;
  /** The rate of the weights \`name\` at \`step\`. */
  readonly rate: string;
  /** The weights by which a step computes, of \`own\` at \`step\`; \`own\` itself where absent. */
  readonly at?: (own: string, step: string) => string;
  /** Divides the examples in so many mini-batches, taken in turn. */
  readonly batches?: true;
  /** Lines that turn \`slopes\` into the directions that are taken, and those that come before the first step. */
  readonly turned?: { readonly before: string; readonly each: string };
}

const lines = (...parts: readonly (string | false | undefined)[]) =>
  parts.filter((part) => part !== false && part !== undefined).join("\n");

/** `adapt(weights, support, second_order)`: gradient descent on the support loss, task by task. */
export function adaptInPyTorch(
  { innerSteps }: Options,
  { names, rate, at = (own) => own, batches, turned }: DescentInPyTorch,
): string {
  return lines(
    `def adapt(weights, examples, second_order=False${batches ? ", batches=1" : ""}):`,
    `    """Gradient descent on the examples' loss: each task's weights, before the first step and after each."""`,
    "    x, y = examples",
    batches && "    whole = x.shape[1] // batches * batches",
    `    names = ${names}`,
    "    own = {**weights, **{name: weights[name].expand(len(x), -1, -1) for name in names}}",
    "    path = [own]",
    turned?.before,
    `    for step in range(${Number(innerSteps)}):`,
    batches && "        part = slice(step % batches, whole, batches)",
    `        loss = loss_of(model(${at("own", "step")}, x${batches ? "[:, part]" : ""}), y${batches ? "[:, part]" : ""}).sum()`,
    "        slopes = torch.autograd.grad(loss, [own[name] for name in names], create_graph=second_order)",
    turned?.each,
    `        own = {**own, **{name: own[name] - ${rate} * slope for name, slope in zip(names, slopes)}}`,
    "        path.append(own)",
    "    return path",
    "",
  );
}

/** Whether the meta-gradient goes through the inner gradient, as Python that knows the \`step\`. */
const secondOrderInPyTorch = ({ order, secondOrderFrom }: Options) =>
  order === "annealed" ? `step >= ${Number(secondOrderFrom)}` : order === "second" ? "True" : "False";

/** What MAML and its kin share: adapt to the support set, descend the loss of the adapted weights on the query set. */
export function throughInnerLoopInPyTorch(options: Options, descent: DescentInPyTorch): string {
  const { innerSteps, multiStepLoss, multiStepUntil } = options;
  const { at = (own) => own } = descent;
  const steps = Number(innerSteps);
  const several = multiStepLoss === true && steps > 1;
  const lossAt = (own: string, step: string) =>
    `loss_of(answers(${at(own, step)}, support[0], query[0]), query[1]).mean()`;
  const body = several
    ? lines(
        `    losses = [${lossAt("own", "after")} for after, own in enumerate(path[1:], 1)]`,
        "    # All steps alike at first, in the end the last alone.",
        `    share = min(1, step / ${Math.max(1, Number(multiStepUntil))})`,
        `    (share * losses[-1] + (1 - share) * sum(losses) / ${steps}).backward()`,
        "    return losses[-1].item()",
      )
    : lines(`    loss = ${lossAt("path[-1]", `${steps}`)}`, "    loss.backward()", "    return loss.item()");
  return `${adaptInPyTorch(options, descent)}

def learn(weights, support, query, step):
    """The meta-gradient, into the weights' .grad: how the loss after adapting changes with where it began."""
    path = adapt(weights, support, second_order=${secondOrderInPyTorch(options)})
${body}
`;
}

/** Every weight of the network: what is learned beside them has a colon in its name. */
export const ALL_WEIGHTS = `[name for name in weights if ":" not in name]`;
