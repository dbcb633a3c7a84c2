// The one gate through which foreign data becomes an experiment, and the rules across its parts.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import { formOfKind } from "../data/kind.ts";
import { readMapping } from "../data/table/mapping.ts";
import type { ModelMeta } from "../models/meta.ts";
import { type ModelId, models } from "../models/registry.ts";
import { defaultsOf, type Options, type OptionValue, problemWith, type Schema } from "../schema/fields.ts";
import type { TaskFamilyMeta } from "../tasks/meta.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { inARow, type Said, said, type Words, within, wordsOf } from "../words/said.ts";
import {
  type ChosenAlgorithm,
  defaultExperiment,
  type Experiment,
  MOST_BESIDE,
  optionsOf,
  registries,
  SECTIONS,
  schemaOf,
  withChoice,
} from "./experiment.ts";

/** One thing wrong with an experiment that came from outside. */
export interface FieldProblem {
  /** "algorithm.innerLearningRate". */
  readonly field: string;
  /** A whole sentence for a person: what is wrong and what was taken instead. */
  readonly message: Words;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Reads an experiment from untrusted plain data (`{ task: { id, options }, …, training, run, data, mapping }`).
 * Whatever is missing takes its default; whatever does not fit takes its default and is named.
 */
export function readExperiment(raw: unknown): { experiment: Experiment; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  let experiment = defaultExperiment();
  if (!isRecord(raw)) {
    return {
      experiment,
      problems: [{ field: "experiment", message: said`This is not an experiment; defaults are used.` }],
    };
  }
  for (const key of Object.keys(raw)) {
    if (![...SECTIONS, "data", "mapping", "beside"].includes(key)) {
      problems.push({ field: key, message: said`“${key}” is not a part of an experiment; it was left out.` });
    }
  }
  for (const section of ["task", "model", "algorithm"] as const) {
    const given = raw[section];
    if (given === undefined) continue;
    const id = isRecord(given) ? given.id : undefined;
    if (!isRecord(given) || typeof id !== "string" || !Object.hasOwn(registries[section], id)) {
      const known = Object.keys(registries[section]);
      problems.push({
        field: section,
        message: said`There is no ${said(section)} named “${String(id)}” (there are ${known}); ${experiment[section].id} is used.`,
      });
      continue;
    }
    experiment = withChoice(experiment, section, id);
    const { options: defaults } = experiment[section];
    const options = readOptions(section, schemaOf(experiment, section), defaults, given.options, problems);
    experiment = { ...experiment, [section]: { id, options } };
  }
  for (const section of ["training", "run"] as const) {
    experiment = {
      ...experiment,
      [section]: readOptions(
        section,
        schemaOf(experiment, section),
        // What the algorithm wants comes first.
        experiment[section],
        raw[section],
        problems,
      ),
    };
  }
  if (raw.beside !== undefined) experiment = { ...experiment, beside: readBeside(raw.beside, problems) };
  return { experiment: withData(experiment, raw, problems), problems };
}

/** The experiment on the data that are named: by fingerprint, and where they are a table with the mapping of its columns. */
function withData(
  experiment: Experiment,
  { data, mapping }: Record<string, unknown>,
  problems: FieldProblem[],
): Experiment {
  const refuse = (field: string, message: Said) => {
    problems.push({ field, message });
    return experiment;
  };
  if (data !== undefined && (typeof data !== "string" || !/^[0-9a-z-]{0,64}$/.test(data)))
    return refuse("data", said`The data's fingerprint is damaged; the data that ships is used.`);
  if (data === undefined || data === "") {
    return mapping === undefined
      ? experiment
      : refuse("mapping", said`There is a mapping of columns and no data that it is for; it was left out.`);
  }
  const { label, data: kind }: TaskFamilyMeta = taskFamilies[experiment.task.id].meta;
  if (kind === undefined) {
    return refuse(
      "data",
      said`The link names data (“${data}”), but ${within(label)} draw on none; they were left out.`,
    );
  }
  const isTable = formOfKind[kind] === "table";
  if (isTable !== (mapping !== undefined)) {
    return refuse(
      "mapping",
      isTable
        ? said`The link names data (“${data}”) and not what their columns are for; the data that ship are used.`
        : said`The link says what columns are for, but ${within(label)} draw on no table; the data that ship are used.`,
    );
  }
  if (mapping === undefined) return { ...experiment, data };
  try {
    return { ...experiment, data, mapping: readMapping(mapping, said`The mapping`) };
  } catch (error) {
    return refuse("mapping", inARow([wordsOf(error), said`The data that ship are used.`]));
  }
}

/** Learners to compare with; what is wrong with one is named, what cannot be one is left out and named. */
function readBeside(given: unknown, problems: FieldProblem[]): ChosenAlgorithm[] {
  const list = Array.isArray(given) ? given : [given];
  if (list.length > MOST_BESIDE) {
    problems.push({
      field: "beside",
      message: said`At most ${MOST_BESIDE} learners can be trained beside the main one; the others were left out.`,
    });
  }
  return list.slice(0, MOST_BESIDE).flatMap((item, index) => {
    const field = `beside${index + 1}`;
    const id = isRecord(item) ? item.id : undefined;
    if (!isRecord(item) || typeof id !== "string" || !Object.hasOwn(algorithms, id)) {
      problems.push({
        field,
        message: said`There is no algorithm named “${String(id)}” to compare with; it was left out.`,
      });
      return [];
    }
    const { schema } = algorithms[id as AlgorithmId].meta;
    const options = readOptions(field, schema, defaultsOf(schema as Schema), item.options, problems);
    return [{ id: id as AlgorithmId, options }];
  });
}

/** Options read over those that hold by default. */
function readOptions(
  section: string,
  schema: Schema,
  defaults: Options,
  given: unknown,
  problems: FieldProblem[],
): Options {
  const options: Record<string, OptionValue> = { ...defaults };
  if (given === undefined) return options;
  if (!isRecord(given)) {
    problems.push({
      field: section,
      message: said`The options of ${section} are damaged; defaults are used.`,
    });
    return options;
  }
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(schema, name) ? schema[name] : undefined;
    if (field === undefined) {
      problems.push({
        field: `${section}.${name}`,
        message: said`There is no option “${name}” here; it was left out.`,
      });
      continue;
    }
    const problem = problemWith(field, value);
    if (problem === undefined) options[name] = value as OptionValue;
    else {
      problems.push({
        field: `${section}.${name}`,
        message: said`${said(field.label)}: “${String(value)}” ${problem}; ${String(defaults[name])} is used.`,
      });
    }
  }
  return options;
}

/** The models that can read the tasks of a family. */
export const modelsFor = ({ inputs }: TaskFamilyMeta): ModelId[] =>
  (Object.keys(models) as ModelId[]).filter((id) => (models[id].meta as ModelMeta).reads.includes(inputs));

/** Why an experiment whose fields are each valid still cannot run: whole sentences, empty when it can. */
export function conflictsIn(experiment: Experiment): FieldProblem[] {
  const conflicts: FieldProblem[] = [];
  const family: TaskFamilyMeta = taskFamilies[experiment.task.id].meta;
  const model: ModelMeta = models[experiment.model.id].meta;
  const task = optionsOf(experiment, "task");
  for (const { id, options } of [experiment.algorithm, ...experiment.beside]) {
    const algorithm: AlgorithmMeta = algorithms[id].meta;
    if (algorithm.wantsNormalisation?.(options) && !model.normalises?.(experiment.model.options)) {
      conflicts.push({
        field: "model",
        message: said`${said(algorithm.label)} is to normalise each step its own way, but the model normalises nothing. Switch that off, or choose a model with batch normalisation.`,
      });
    }
    if (!algorithm.problems.includes(family.problem)) {
      conflicts.push({
        field: "algorithm",
        message: said`${said(algorithm.label)} cannot learn ${within(family.label)}: it is for ${algorithm.problems.map(said)}. Choose another algorithm or task.`,
      });
    }
    if (family.problem === "classification" && !algorithm.anyWays && task.ways !== task.testWays) {
      conflicts.push({
        field: "task.testWays",
        message: said`${said(algorithm.label)} has one output per class, so ways at test (${Number(task.testWays)}) must equal ways in training (${Number(task.ways)}).`,
      });
    }
  }
  const readable = modelsFor(family);
  if (!readable.includes(experiment.model.id)) {
    conflicts.push({
      field: "model",
      message: said`${said(model.label)} reads ${model.reads.map(said)}, which ${within(family.label)} have not. Choose one of: ${readable.map((id) => said(models[id].meta.label))}.`,
    });
  }
  for (const { option, message } of family.conflicts?.(task) ?? []) {
    conflicts.push({ field: `task.${option}`, message });
  }
  return conflicts;
}
