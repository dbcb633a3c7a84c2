"""Meta-gradients in PyTorch, written plainly from the papers: a loop over tasks, in double precision.

Reads a list of {algorithm, model, options, modelOptions, parameters, batch} as JSON from standard input, writes the
list of their gradients by parameter as JSON.
"""

import json
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def take(request):
    """What all functions below work on."""
    global given, options, model_options, batch, outputs, classification, parameters, forward
    given = request
    options, model_options, batch = given["options"], given["modelOptions"], given["batch"]
    outputs = batch.get("outputs")
    classification = outputs is not None and outputs > 1
    forward = {"mlp": mlp, "conv4": conv4}.get(given["model"])
    parameters = {
        # The first axis is of tasks, or of an ensemble's members.
        name: torch.tensor(p["values"], dtype=torch.float64)
        .reshape(p["shape"][1:] if p["shape"][0] == 1 else p["shape"])
        .requires_grad_()
        for name, p in given["parameters"].items()
    }


def examples(part, task):
    count = batch[part]["count"]
    x = torch.tensor(batch[part]["x"], dtype=torch.float64).reshape(batch["tasks"], count, *batch["inputShape"])[task]
    y = torch.tensor(batch[part]["y"], dtype=torch.float64).reshape(batch["tasks"], count, outputs)[task]
    return x, y


def loss_of(predicted, targets):
    if not classification:
        return ((predicted - targets) ** 2).mean()
    return -(targets * F.log_softmax(predicted, -1)).sum(-1).mean()


ACTIVATIONS = {"relu": F.relu, "tanh": torch.tanh}


def mlp(p, x, reference):
    x = x.flatten(1)
    layer = 1
    while f"hidden{layer}.weights" in p:
        x = ACTIVATIONS[model_options["activation"]](x @ p[f"hidden{layer}.weights"] + p[f"hidden{layer}.bias"].flatten())
        layer += 1
    return x @ p["head.weights"] + p["head.bias"].flatten() if "head.weights" in p else x


def conv4(p, x, reference):
    x = x.permute(0, 3, 1, 2)
    for layer in range(1, 5):
        w = p[f"conv{layer}.weights"]
        # Rows are (dy, dx, channel).
        w = w.reshape(3, 3, x.shape[1], w.shape[1]).permute(3, 2, 0, 1)
        x = F.conv2d(x, w, stride=2, padding=1)
        seen = x[:reference]
        centre = seen.mean((0, 2, 3), keepdim=True)
        spread = ((seen - centre) ** 2).mean((0, 2, 3), keepdim=True)
        gain, bias = p[f"conv{layer}.gain"].reshape(1, -1, 1, 1), p[f"conv{layer}.bias"].reshape(1, -1, 1, 1)
        x = F.relu((x - centre) / torch.sqrt(spread + 1e-3) * gain + bias)
    x = x.permute(0, 2, 3, 1).flatten(1)
    return x @ p["head.weights"] + p["head.bias"].flatten() if "head.weights" in p else x


def predict(p, support, query):
    """Query outputs; where the model normalises, by the statistics of the support set."""
    if given["model"] == "mlp":
        return forward(p, query, len(query))
    return forward(p, torch.cat([support, query]), len(support))[len(support) :]


def adapt(p, x, y, steps, rate, create_graph, names=None, batches=None):
    squares = {}
    for step in range(steps):
        bx, by = (x, y) if batches is None else (x[step % batches :: batches], y[step % batches :: batches])
        names = names or list(p)
        found = torch.autograd.grad(
            loss_of(forward(p, bx, len(bx)), by), [p[n] for n in names], create_graph=create_graph, retain_graph=True
        )
        if options.get("innerOptimiser") == "adam":
            # Without momentum; its memory of squares begins with the task.
            for n, g in zip(names, found):
                squares[n] = 0.999 * squares.get(n, 0) + 0.001 * g**2
            found = [g / torch.sqrt(squares[n] / (1 - 0.999 ** (step + 1)) + 1e-12) for n, g in zip(names, found)]
        p = {**p, **{n: p[n] - rate(n) * g for n, g in zip(names, found)}}
    return p


def through_inner_loop(weights, rate, names=None):
    total = 0
    second = options["order"] == "second"
    for task in range(batch["tasks"]):
        (sx, sy), (qx, qy) = examples("support", task), examples("query", task)
        adapted = adapt(weights, sx, sy, options["innerSteps"], rate, second, names)
        total = total + loss_of(predict(adapted, sx, qx), qy)
    return total / batch["tasks"]


def maml():
    return through_inner_loop(parameters, lambda name: options["innerLearningRate"])


def anil():
    names = None if options["adapting"] == "all" else ["head.weights", "head.bias"]
    return through_inner_loop(parameters, lambda name: options["innerLearningRate"], names)


def meta_sgd():
    weights = {n: p for n, p in parameters.items() if not n.startswith("rate:")}
    return through_inner_loop(weights, lambda name: parameters["rate:" + name])


def metric(answer):
    total = 0
    for task in range(batch["tasks"]):
        (sx, sy), (qx, qy) = examples("support", task), examples("query", task)
        if given["model"] == "mlp":
            s, q = forward(parameters, sx, 0), forward(parameters, qx, 0)
        else:
            every = forward(parameters, torch.cat([sx, qx]), len(sx))
            s, q = every[: len(sx)], every[len(sx) :]
        total = total + loss_of(answer(s, sy, q), qy)
    return total / batch["tasks"]


def prototypical():
    def answer(s, sy, q):
        prototypes = (sy.T @ s) / sy.sum(0)[:, None]
        if options["distance"] == "cosine":
            return options["temperature"] * F.normalize(q, dim=1) @ F.normalize(prototypes, dim=1).T
        return -torch.cdist(q, prototypes) ** 2

    return metric(answer)


def matching():
    def answer(s, sy, q):
        attention = torch.softmax(options["scale"] * F.normalize(q, dim=1) @ F.normalize(s, dim=1).T, -1)
        return torch.log(attention @ sy + 1e-7)

    return metric(answer)


def ridge():
    """Equation 4: as many equations as features, whatever the support set's size."""
    regularisation = parameters["log-regularisation"].exp().squeeze()
    scale = parameters["log-scale"].exp().squeeze() if classification else 1

    def with_intercept(x):
        return torch.cat([x, torch.ones(len(x), 1)], 1)

    def answer(s, sy, q):
        x = with_intercept(s)
        weights = torch.linalg.solve(x.T @ x + regularisation * torch.eye(x.shape[1]), x.T @ sy)
        return scale * with_intercept(q) @ weights

    return metric(answer)


def pretraining():
    total = 0
    for task in range(batch["tasks"]):
        (sx, sy), (qx, qy) = examples("support", task), examples("query", task)
        x, y = torch.cat([sx, qx]), torch.cat([sy, qy])
        if classification:
            classes = batch["classIds"][task * outputs : (task + 1) * outputs]
            y = y @ F.one_hot(torch.tensor(classes), 5).double()
        predicted = forward(parameters, x, len(x))
        if classification:
            total = total - (y * F.log_softmax(predicted, -1)).sum(-1).mean()
        else:
            total = total + loss_of(predicted, y)
    return total / batch["tasks"]


def ensemble():
    def member(index):
        weights = {name: p[index] for name, p in parameters.items()}
        return through_inner_loop(weights, lambda name: options["innerLearningRate"])

    return sum(member(index) for index in range(options["members"])) / options["members"]


def platipus():
    """Algorithm 1: θ ~ q, which has seen the query set; the loss of φ on the query set, and KL(q ‖ p)."""
    mean = {n: p for n, p in parameters.items() if not n.startswith("log-")}
    log_p = {n: parameters["log-prior:" + n] for n in mean}
    log_q = {n: parameters["log-posterior:" + n] for n in mean}

    def conditioned(x, y, log_rate):
        rate = parameters[log_rate].exp().squeeze()
        return adapt(mean, x, y, options["conditioningSteps"], lambda name: rate, True)

    total = 0
    for task in range(batch["tasks"]):
        (sx, sy), (qx, qy) = examples("support", task), examples("query", task)
        q = conditioned(qx, qy, "log-rate:posterior")
        p = conditioned(sx, sy, "log-rate:prior")
        noise = {n: torch.tensor(given["noise"][n]).reshape(batch["tasks"], *mean[n].shape)[task] for n in mean}
        start = {n: q[n] + log_q[n].exp() * noise[n] for n in mean}
        adapted = adapt(start, sx, sy, options["innerSteps"], lambda name: options["innerLearningRate"], True)
        apart = sum(
            torch.distributions.kl_divergence(
                torch.distributions.Normal(q[n], log_q[n].exp()), torch.distributions.Normal(p[n], log_p[n].exp())
            ).sum()
            for n in mean
        )
        total = total + loss_of(predict(adapted, sx, qx), qy) + options["klWeight"] / len(qx) * apart
    return total / batch["tasks"]


def rl2():
    """Proximal policy optimisation through a whole trial, in one piece: no stretches."""
    steps, rows, width = batch["steps"], batch["trials"], model_options["hiddenUnits"]
    discount, trace = options["discount"], options["trace"]

    def by_step(name):
        return torch.tensor(batch[name]).reshape(steps, rows, -1)

    # What a whole trial is worth comes to about 1.
    unit = batch["rewardScale"] * sum(discount**step for step in range(steps))
    rewards, values = by_step("rewards")[..., 0] / unit, by_step("values")[..., 0]
    advantage = torch.zeros(steps + 1, rows)
    for step in reversed(range(steps)):
        following = values[step + 1] if step + 1 < steps else 0
        advantage[step] = (
            rewards[step] + discount * following - values[step] + discount * trace * advantage[step + 1]
        )
    advantage = advantage[:-1]
    target = advantage + values
    actions = by_step("actions")[..., :1].long()
    before = by_step("logProbabilities").gather(2, actions)[..., 0]
    x, p = by_step("inputs"), parameters
    state, total = torch.zeros(rows, width), 0
    for step in range(steps):
        given_in = x[step] @ p["gru.input"] + p["gru.bias"].flatten()
        given_state = state @ p["gru.state"]
        update = torch.sigmoid(given_in[:, :width] + given_state[:, :width])
        reset = torch.sigmoid(given_in[:, width : 2 * width] + given_state[:, width : 2 * width])
        remembered = given_state[:, 2 * width :] + p["gru.candidateBias"].flatten()
        state = update * state + (1 - update) * torch.tanh(given_in[:, 2 * width :] + reset * remembered)
        logs = torch.log_softmax(state @ p["policy.weights"] + p["policy.bias"].flatten(), -1)
        value = (state @ p["value.weights"] + p["value.bias"].flatten())[:, 0]
        ratio = torch.exp(logs.gather(1, actions[step])[:, 0] - before[step])
        clipped = ratio.clamp(1 - options["clip"], 1 + options["clip"])
        gain = torch.minimum(ratio * advantage[step], clipped * advantage[step])
        miss = (value - target[step]) ** 2
        entropy = -(logs.exp() * logs).sum(-1)
        total = total + (options["valueWeight"] * miss - gain - options["entropyWeight"] * entropy).mean()
    return total / steps


def reptile():
    """No loss: the step itself, φ − W."""
    steps = {n: 0 for n in parameters}
    for task in range(batch["tasks"]):
        (sx, sy), (qx, qy) = examples("support", task), examples("query", task)
        x, y = torch.cat([sx, qx]), torch.cat([sy, qy])
        count = options["miniBatches"]
        x, y = x[: len(x) // count * count], y[: len(y) // count * count]
        trained = adapt(
            parameters, x, y, options["innerSteps"], lambda n: options["innerLearningRate"], False, None, count
        )
        steps = {n: steps[n] + (parameters[n] - trained[n]).detach() / batch["tasks"] for n in parameters}
    return steps


ALGORITHMS = {
    "maml": maml,
    "anil": anil,
    "metaSgd": meta_sgd,
    "reptile": reptile,
    "ensemble": ensemble,
    "rl2": rl2,
    "platipus": platipus,
    "prototypical": prototypical,
    "matching": matching,
    "ridge": ridge,
    "pretraining": pretraining,
}


def gradients_of(request):
    take(request)
    found = ALGORITHMS[given["algorithm"]]()
    if not isinstance(found, dict):
        found = dict(zip(parameters, torch.autograd.grad(found, list(parameters.values()))))
    return {name: gradient.flatten().tolist() for name, gradient in found.items()}


json.dump([gradients_of(request) for request in json.load(sys.stdin)], sys.stdout)
