"""The same meta-steps in PyTorch: a loop over tasks, and all tasks batched. Prints one JSON object.

Data is drawn beforehand and not timed. Runs with one thread and with all cores, and keeps the faster.
"""

import json
import os
import sys
import time

import torch
import torch.nn.functional as F

WARM_UP, MEASURE = 0.5, 3.0
INNER = {"sinusoid": 0.01, "conv4": 0.4}
FILTERS, WAYS, SHOTS, QUERIES = 64, 5, 1, 5


def mlp_parameters():
    sizes = [(1, 40), (40, 40), (40, 1)]
    parameters = []
    for inputs, outputs in sizes:
        parameters += [torch.randn(inputs, outputs) * (2 / (inputs + outputs)) ** 0.5, torch.zeros(outputs)]
    return [p.requires_grad_() for p in parameters]


def mlp(parameters, x):
    """Weights of one task `[in, out]`, or of many `[T, in, out]` with biases `[T, 1, out]`."""
    for layer in range(0, len(parameters), 2):
        w, b = parameters[layer], parameters[layer + 1]
        x = torch.baddbmm(b, x, w) if x.dim() == 3 else torch.addmm(b, x, w)
        if layer + 2 < len(parameters):
            x = F.relu(x)
    return x


def conv_parameters(head):
    parameters = []
    for layer in range(4):
        inputs = 1 if layer == 0 else FILTERS
        scale = (2 / (9 * (inputs + FILTERS))) ** 0.5
        parameters += [torch.randn(FILTERS, inputs, 3, 3) * scale, torch.zeros(FILTERS), torch.ones(FILTERS)]
    if head:
        parameters += [torch.randn(WAYS, 4 * FILTERS) * 0.1, torch.zeros(WAYS)]
    return [p.requires_grad_() for p in parameters]


def conv4(parameters, x):
    """One task: `x [N, 1, 28, 28]`."""
    for layer in range(0, 12, 3):
        w, b, g = parameters[layer : layer + 3]
        x = F.conv2d(x, w, stride=2, padding=1)
        x = F.relu(F.batch_norm(x, None, None, g, b, training=True))
    x = x.flatten(1)
    return F.linear(x, parameters[12], parameters[13]) if len(parameters) > 12 else x


def conv4_batched(parameters, x):
    """Many tasks at once, each with weights of its own `[T, …]`: grouped convolutions. `x [T, N, 1, 28, 28]`."""
    tasks, count = x.shape[:2]
    x = x.transpose(0, 1).flatten(1, 2)
    for layer in range(0, 12, 3):
        w, b, g = parameters[layer : layer + 3]
        x = F.conv2d(x, w.flatten(0, 1), stride=2, padding=1, groups=tasks)
        x = F.relu(F.batch_norm(x, None, None, g.flatten(), b.flatten(), training=True))
    x = x.reshape(count, tasks, -1).transpose(0, 1)
    return torch.baddbmm(parameters[13].unsqueeze(1), x, parameters[12].transpose(1, 2))


def adapt(parameters, loss, rate, steps):
    for _ in range(steps):
        gradients = torch.autograd.grad(loss(parameters), parameters, create_graph=True)
        parameters = [p - rate * g for p, g in zip(parameters, gradients)]
    return parameters


def sinusoids(steps):
    tasks = 25
    a, phase = torch.rand(tasks, 1, 1) * 4.9 + 0.1, torch.rand(tasks, 1, 1) * 3.14159
    xs, xq = torch.rand(tasks, 10, 1) * 10 - 5, torch.rand(tasks, 10, 1) * 10 - 5
    ys, yq = a * torch.sin(xs - phase), a * torch.sin(xq - phase)
    parameters = mlp_parameters()

    def loop():
        total = 0
        for t in range(tasks):
            adapted = adapt(parameters, lambda p: F.mse_loss(mlp(p, xs[t]), ys[t]), INNER["sinusoid"], steps)
            total = total + F.mse_loss(mlp(adapted, xq[t]), yq[t])
        return total / tasks

    def batched():
        own = [
            p.expand(tasks, *p.shape) if p.dim() == 2 else p.expand(tasks, 1, *p.shape) for p in parameters
        ]
        adapted = adapt(own, lambda p: F.mse_loss(mlp(p, xs), ys) * tasks, INNER["sinusoid"], steps)
        return F.mse_loss(mlp(adapted, xq), yq)

    return parameters, loop, batched


def episodes():
    tasks = 4
    xs = torch.rand(tasks, WAYS * SHOTS, 1, 28, 28)
    xq = torch.rand(tasks, WAYS * QUERIES, 1, 28, 28)
    return tasks, xs, xq, torch.arange(WAYS).repeat(SHOTS), torch.arange(WAYS).repeat_interleave(QUERIES)


def conv_maml():
    tasks, xs, xq, ys, yq = episodes()
    parameters = conv_parameters(True)

    def loop():
        total = 0
        for t in range(tasks):
            adapted = adapt(parameters, lambda p: F.cross_entropy(conv4(p, xs[t]), ys), INNER["conv4"], 1)
            total = total + F.cross_entropy(conv4(adapted, xq[t]), yq)
        return total / tasks

    def batched():
        own = [p.expand(tasks, *p.shape) for p in parameters]
        loss = lambda p, x, y: F.cross_entropy(conv4_batched(p, x).flatten(0, 1), y.repeat(tasks))
        adapted = adapt(own, lambda p: loss(p, xs, ys) * tasks, INNER["conv4"], 1)
        return loss(adapted, xq, yq)

    return parameters, loop, batched


def conv_protonet():
    tasks, xs, xq, ys, yq = episodes()
    parameters = conv_parameters(False)

    def classify(support, query):
        prototypes = support.reshape(*support.shape[:-2], SHOTS, WAYS, -1).mean(-3)
        return -torch.cdist(query, prototypes) ** 2

    def loop():
        total = 0
        for t in range(tasks):
            support, query = conv4(parameters, xs[t]), conv4(parameters, xq[t])
            total = total + F.cross_entropy(classify(support, query), yq)
        return total / tasks

    def embed(x):
        # Shared weights: one convolution for all tasks, normalised task by task.
        count = x.shape[1]
        x = x.flatten(0, 1)
        for layer in range(0, 12, 3):
            w, b, g = parameters[layer : layer + 3]
            x = F.conv2d(x, w, stride=2, padding=1)
            side = x.shape[-1]
            x = x.reshape(tasks, count, FILTERS, side * side).transpose(0, 1).reshape(count, tasks * FILTERS, -1)
            x = F.relu(F.batch_norm(x, None, None, g.repeat(tasks), b.repeat(tasks), training=True))
            x = x.reshape(count, tasks, FILTERS, side, side).transpose(0, 1).flatten(0, 1)
        return x.reshape(tasks, count, -1)

    def batched():
        logits = classify(embed(xs), embed(xq))
        return F.cross_entropy(logits.flatten(0, 1), yq.repeat(tasks))

    return parameters, loop, batched


CASES = {
    "sinusoid-maml-1": lambda: sinusoids(1),
    "sinusoid-maml-5": lambda: sinusoids(5),
    "conv4-maml": conv_maml,
    "conv4-protonet": conv_protonet,
}


def rate(parameters, loss):
    # Epsilon stands beside the corrected second moment here, beside the plain one in ours (docs/design.md): same work.
    optimiser = torch.optim.Adam(parameters, 1e-3)

    def during(seconds):
        start, count = time.perf_counter(), 0
        while time.perf_counter() - start < seconds:
            optimiser.zero_grad()
            value = loss()
            value.backward()
            optimiser.step()
            value.item()
            count += 1
        return count / (time.perf_counter() - start)

    during(WARM_UP)
    return during(MEASURE)


def main():
    torch.manual_seed(1)
    parameters, loop, batched = CASES[sys.argv[1]]()
    # Both ways of computing it have to agree, or the comparison means nothing.
    assert abs(loop().item() - batched().item()) < 1e-3 * (1 + abs(loop().item())), "loop and batched disagree"
    best = {"loop": 0.0, "batched": 0.0}
    for threads in sorted({1, os.cpu_count() or 1}):
        torch.set_num_threads(threads)
        best["loop"] = max(best["loop"], rate(parameters, loop))
        best["batched"] = max(best["batched"], rate(parameters, batched))
    print(json.dumps({**best, "version": torch.__version__}))


main()
