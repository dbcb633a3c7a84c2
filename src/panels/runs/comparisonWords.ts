// What the comparison of runs says.

import { type Said, said } from "../../words/said.ts";

export const COMPARISON = {
  title: (count: number) => said`${count} runs on the same tasks`,
  back: said`All runs`,
  numbered: (number: number, title: Said) => said`${number}. ${title}`,
  leftOut: (title: Said, why: Said) => said`Cannot be compared: “${title}”. ${why}`,
  tooFew: said`At least two runs of the same tasks are needed.`,
  opening: said`Taking the runs up…`,
  oneTask: said`One task, adapted to by each`,
  task: (number: number, title: Said) => said`Task ${number}: ${title}`,
  earlier: said`Earlier task`,
  another: said`Another task`,
  start: said`start`,
  same: said`Figures on the same tasks`,
  reference: said`Held against`,
  on: said`Measured on`,
  measuring: (done: number, total: number) => said`measuring: ${done} of ${total} tasks`,
  stop: said`Stop`,
  measure: said`Measure`,
  csv: said`Save the comparison (CSV)`,
  run: said`Run`,
  holdAgainst: (title: Said) => said`Hold the others against ${title}`,
  iterations: (count: number) => said`${count} iterations`,
  seeds: (seeds: readonly number[]) =>
    said`The runs have different seeds (${[...seeds]}): all are measured on the tasks of seed ${seeds[0]!}, that of the run that they are held against.`,
  held: said`held against`,
  better: said`better`,
  worse: said`worse`,
  higher: said`higher`,
  lower: said`lower`,
  asGood: said`as good as`,
  alone: said`one task`,
  reading: said`Each run is measured after the inner steps that it was trained for. Below each figure: the run less the one that it is held against, paired by task, with its 95% interval. As good as: the interval holds 0. Intervals are over tasks; another seed of training may move a run further than that.`,
  validation: said`Whoever is best of many on validation tasks looks better than it is: the last word have test tasks.`,
} as const;
