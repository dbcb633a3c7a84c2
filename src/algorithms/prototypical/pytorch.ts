// Prototypical networks in PyTorch.

import type { AlgorithmInPyTorch } from "../pytorch.ts";

export const prototypicalInPyTorch: AlgorithmInPyTorch = {
  code: ({ distance, temperature }) => `def learn(weights, support, query, step):
    """The gradient of the query loss: a query belongs to the class whose prototype, the mean of its examples, is near."""
    s, q = embeddings(weights, support[0], query[0])
    labels = support[1].transpose(1, 2)
    prototypes = labels @ s / labels.sum(2, keepdim=True)
    logits = ${
      distance === "cosine"
        ? `${temperature} * F.normalize(q, dim=2) @ F.normalize(prototypes, dim=2).transpose(1, 2)`
        : "-(q.unsqueeze(2) - prototypes.unsqueeze(1)).square().sum(3)"
    }
    loss = loss_of(logits, query[1]).mean()
    loss.backward()
    return loss.item()
`,
};
