// Mutations of how classical policies decide.

import type { Mutation } from "../mutation.ts";

const ARMS = "src/policies/arms.ts";
const GITTINS = "src/policies/gittinsIndex.ts";
const PSRL = "src/policies/posteriorSampling.ts";

export const policyMutations: readonly Mutation[] = [
  {
    file: "src/policies/ucb1.ts",
    find: "const WIDTH = 0.2;",
    replace: "const WIDTH = 0.3;",
    why: "UCB1's bound is half as wide again",
  },
  {
    file: "src/policies/ucb1.ts",
    find: "Math.sqrt((2 * Math.log(seen)) / tries)",
    replace: "Math.sqrt(2 * Math.log(seen)) / tries",
    why: "UCB1's bound falls too fast",
  },
  {
    file: "src/policies/ucb1.ts",
    find: "const seen = (step + 1) * sampler.arms!.draws;",
    replace: "const seen = step + 1;",
    why: "UCB1 counts pulls, not tries",
  },
  {
    file: "src/policies/ucb1.ts",
    find: "meanPayoff(arm) + arm.payoff * WIDTH",
    replace: "meanPayoff(arm) + WIDTH",
    why: "UCB1's bound ignores what an arm pays",
  },
  {
    file: "src/policies/thompson.ts",
    find: "payoff * drawBeta(stream, successes, failures)",
    replace: "payoff * drawBeta(stream, failures, successes)",
    why: "Thompson takes failures for successes",
  },
  {
    file: "src/policies/thompson.ts",
    find: "payoff * drawBeta(stream, successes, failures)",
    replace: "(payoff * successes) / (successes + failures)",
    why: "Thompson draws nothing",
  },
  {
    file: "src/policies/thompson.ts",
    find: "payoff * drawBeta(stream, successes, failures)",
    replace: "drawBeta(stream, successes, failures)",
    why: "Thompson ignores what an arm pays",
  },
  {
    file: "src/policies/beta.ts",
    find: "return x / (x + gamma(random, b));",
    replace: "return x / (x + gamma(random, a));",
    why: "a Beta draw ignores its second parameter",
  },
  {
    file: "src/policies/beta.ts",
    find: "0.5 * x * x + d - d * v + d * Math.log(v)",
    replace: "0.5 * x * x",
    why: "gamma variates are accepted by another law",
  },
  {
    file: "src/policies/epsilonGreedy.ts",
    find: "const EXPLORE = 0.02;",
    replace: "const EXPLORE = 0.04;",
    why: "ε is twice as large",
  },
  {
    file: "src/policies/epsilonGreedy.ts",
    find: "meanPayoff, EXPLORE)",
    replace: "meanPayoff)",
    why: "ε-greedy never explores",
  },
  {
    file: "src/policies/random.ts",
    find: "stream.integer(sampler.actions)",
    replace: "stream.integer(sampler.actions - 1)",
    why: "random play never takes the last action",
  },
  {
    file: ARMS,
    find: "failures[at]! += draws - won;",
    replace: "failures[at]! += 1 - won;",
    why: "failures are counted by pull, not by try",
  },
  {
    file: ARMS,
    find: "const won = Math.round(rewards[task]! / payoffs[chosen[task]!]!);",
    replace: "const won = Math.round(rewards[task]!);",
    why: "what was paid is taken for how often it paid",
  },
  {
    file: ARMS,
    find: "if (value > best) [best, chosen[task]] = [value, arm];",
    replace: "if (value >= best) [best, chosen[task]] = [value, arm];",
    why: "ties go to the last arm",
  },
  {
    file: ARMS,
    find: "(payoff * successes) / (successes + failures)",
    replace: "successes / (successes + failures)",
    why: "greedy ignores what an arm pays",
  },
  {
    file: "src/policies/gittins.ts",
    find: "index(sampler.length - step, pulls, successes - 1)",
    replace: "index(sampler.length, pulls, successes - 1)",
    why: "Gittins forgets that time runs out",
  },
  {
    file: "src/policies/gittins.ts",
    find: "const pulls = (successes + failures - 2) / draws;",
    replace: "const pulls = successes + failures - 2;",
    why: "Gittins counts tries for pulls",
  },
  {
    file: GITTINS,
    find: "now[at] = gap > 0 ? value : sure * left;",
    replace: "now[at] = value;",
    why: "the Gittins index has no choice to retire",
  },
  {
    file: GITTINS,
    find: "let value = (won + 1) / (draws * pulls + 2);",
    replace: "let value = won / (draws * pulls + 1);",
    why: "the Gittins index has another prior",
  },
  {
    file: GITTINS,
    find: "p *= ((draws - x) / (x + 1)) * ((a + x) / (b + draws - x - 1));",
    replace: "p *= ((draws - x) / (x + 1)) * (a / b);",
    why: "the Gittins index learns nothing within a pull",
  },
  {
    file: GITTINS,
    find: "(mark - 1 + last / (last - gap)) / GRID",
    replace: "(mark - 1) / GRID",
    why: "the Gittins index is rounded down to its grid",
  },
  {
    file: PSRL,
    find: " + random.normal() / Math.sqrt(1 + seen.visits[pair]!)",
    replace: "",
    why: "PSRL draws rewards without noise",
  },
  {
    file: PSRL,
    find: "random.normal() / Math.sqrt(1 + seen.visits[pair]!)",
    replace: "random.normal()",
    why: "PSRL's posterior never narrows",
  },
  {
    file: PSRL,
    find: "dirichlet(random, seen.transitions.subarray(...row), transitions.subarray(...row));",
    replace:
      "dirichlet(random, seen.transitions.map(() => 1).subarray(...row), transitions.subarray(...row));",
    why: "PSRL forgets the transitions that it saw",
  },
  {
    file: PSRL,
    find: "if (left > 0) seen.transitions[pair * states + standing[task]!]!++;",
    replace: "seen.transitions[pair * states + standing[task]!]!++;",
    why: "being put back to the start counts as a transition",
  },
  {
    file: PSRL,
    find: "seen.visits[pair]!++;",
    replace: "",
    why: "a planner counts no visits",
  },
  {
    file: PSRL,
    find: "left = episode;",
    replace: "left = 1;",
    why: "plans look one step ahead",
  },
  {
    file: PSRL,
    find: "return {\n    states,\n    actions,\n    rewards: seen.rewards.map((total, pair) => (1 + total) / (1 + seen.visits[pair]!)),",
    replace:
      "return {\n    states,\n    actions,\n    rewards: seen.rewards.map((total, pair) => total / Math.max(1, seen.visits[pair]!)),",
    why: "the expected world has no prior",
  },
  {
    file: PSRL,
    find: "const start = (left * states + standing[task]!) * actions;",
    replace: "const start = left * states * actions;",
    why: "a planner acts as if it stood at the start",
  },
  {
    file: "src/policies/demandCurves.ts",
    find: "(fit[curve]! * prior[curve]!) / (total * SEGMENTS)",
    replace: "fit[curve]! / SEGMENTS",
    why: "the learned prior is what a flat one makes of training segments",
  },
  {
    file: "src/policies/demandCurves.ts",
    find: "if (won < draws) logarithms[curve]! += (draws - won) * other[curve]!;",
    replace: "",
    why: "those who did not buy tell nothing",
  },
];
