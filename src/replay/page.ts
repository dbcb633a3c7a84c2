// A run as one page that replays it, from its record: what was trained and what came of it, in the language of who saves
// it, and what the page's script draws.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import { nameWithRate } from "../experiment/contenders.ts";
import { type Experiment, optionsOf, type SectionName, schemaOf } from "../experiment/experiment.ts";
import { differenceOfMeasure, intervalOfMeasure, measureOf } from "../experiment/figures.ts";
import { latestEvaluations } from "../experiment/latest.ts";
import type { RunRecord } from "../experiment/record.ts";
import { measuresIn } from "../experiment/results.ts";
import { models } from "../models/registry.ts";
import { isShown, nameOfField, nameOfValue } from "../schema/fields.ts";
import { TASKS_OF } from "../tasks/episode.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { type Said, said, type Words } from "../words/said.ts";
import { type PageContents, pageOf } from "./html.ts";
import { type Adapted, replayOf, type Say } from "./replayOf.ts";
import { REPLAY } from "./words.ts";

/** What a page is made of. */
export interface ReplayParts {
  readonly record: RunRecord;
  readonly adapted: Adapted | undefined;
  /** The experiment as a link: a whole address, or what stands behind the lab's. */
  readonly link: string;
  /** The page's script (script/main.ts, bundled). */
  readonly script: string;
  readonly say: Say;
  /** The language of `say`, as a tag: "en". */
  readonly language: string;
}

/** Options of a section that differ from their defaults, and hold. */
function changed(experiment: Experiment, section: SectionName): Said[] {
  const options = optionsOf(experiment, section);
  return Object.entries(schemaOf(experiment, section)).flatMap(([name, field]) => {
    const value = options[name];
    if (value === undefined || value === field.default || !isShown(field, options)) return [];
    return [said`${nameOfField(field)} ${nameOfValue(field, value)}`];
  });
}

/** "MAML: learns an initialisation … Inner steps in training 5." */
function entry(experiment: Experiment, section: SectionName, label: string, summary: string): Said {
  const changes = changed(experiment, section);
  const named = said`${said(label)}: ${said(summary)}`;
  return changes.length > 0 ? said`${{ row: [named, said`${changes}.`] }}` : named;
}

/** What was trained, on what, with what, and how to train it again. */
function trained({ current, marks, build, backend, begunAt, iteration, data }: RunRecord): [Words, Words][] {
  const { task, model, algorithm, run } = current;
  const meta: AlgorithmMeta = algorithms[algorithm.id].meta;
  const family: TaskFamilyMeta = taskFamilies[task.id].meta;
  const network = models[model.id].meta;
  const turned = marks.map(
    ({ path: { option }, from, value, iteration: at }) =>
      said`${option}: ${String(from)} → ${String(value)} (${said`iteration ${at}`})`,
  );
  const own = data && current.data !== "";
  return [
    [REPLAY.algorithm, entry(current, "algorithm", meta.label, meta.summary)],
    [REPLAY.tasks, entry(current, "task", family.label, family.summary)],
    ...(own ? [[REPLAY.data, REPLAY.own(current.data)] as [Words, Words]] : []),
    [REPLAY.model, entry(current, "model", network.label, network.summary)],
    [REPLAY.training, said`${[said`${iteration} meta-steps`, ...changed(current, "training"), ...turned]}`],
    [REPLAY.seed, `${run.seed}`],
    [
      REPLAY.origin,
      said`${[`Innerloop ${build}`, new Date(begunAt).toISOString().slice(0, 10), backend.device]}`,
    ],
  ];
}

/** The latest figures of every contender, and the learner's paired differences. */
function resultsOf(record: RunRecord, say: Say): PageContents["table"] {
  const latest = latestEvaluations(record);
  const learner = latest.find(({ role }) => role === "learner");
  if (learner === undefined) return say(REPLAY.notMeasured);
  const ids = measuresIn(learner.measures);
  const compared = ids.filter((id) => latest.some(({ difference }) => difference?.[id]));
  const rows = record.contenders.flatMap((contender) => {
    const found = latest.find(({ role }) => role === contender.role);
    if (found === undefined) return [];
    const { measures, difference } = found;
    return [
      [
        nameWithRate(contender, record.current),
        ...ids.map((id) => (measures[id] ? intervalOfMeasure(id, measures[id]) : "")),
        ...compared.map((id) => (difference?.[id] ? differenceOfMeasure(id, difference[id]) : "")),
      ].map(say),
    ];
  });
  const head = [
    REPLAY.contender,
    ...ids.map((id) => said(measureOf(id).label)),
    ...compared.map((id) => REPLAY.less(said(measureOf(id).label))),
  ];
  return {
    caption: say(REPLAY.measured(TASKS_OF[learner.split](learner.tasks), learner.iteration)),
    head: head.map(say),
    rows,
  };
}

/** The whole page, to be opened anywhere. */
export function replayPage({ record, adapted, link, script, say, language }: ReplayParts): string {
  const { task, algorithm } = record.current;
  const whole = link.startsWith("http");
  const lines = trained(record).map(([term, words]) => ({ term: say(term), words: say(words) }));
  return pageOf({
    language,
    name: say(said`${said(taskFamilies[task.id].meta.label)} · ${said(algorithms[algorithm.id].meta.label)}`),
    about: say(REPLAY.about),
    headings: {
      what: say(REPLAY.what),
      curves: say(REPLAY.curves),
      adaptation: say(REPLAY.adaptation),
      results: say(REPLAY.results),
    },
    labels: {
      measure: say(REPLAY.measure),
      moment: say(REPLAY.moment),
      step: say(REPLAY.step),
      play: say(REPLAY.play),
    },
    lines: [
      ...lines,
      {
        term: say(REPLAY.again),
        words: whole ? link : say(REPLAY.behind(link)),
        ...(whole && { address: link }),
      },
    ],
    table: resultsOf(record, say),
    replay: replayOf(record, adapted, say),
    script,
  });
}
