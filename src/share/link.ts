// An experiment as the hash of a link, and back. Only what differs from the defaults is written;
// whatever does not fit takes its default and is named. No access to the page here.

import { type AlgorithmId, algorithms } from "../algorithms/registry.ts";
import type { Mapping } from "../data/table/mapping.ts";
import { MAPPING_PREFIX, mappingFrom, mappingParts } from "../data/table/mappingLink.ts";
import { type FieldProblem, readExperiment } from "../experiment/check.ts";
import {
  defaultExperiment,
  type Experiment,
  type OptionPath,
  optionsOf,
  registries,
  SECTIONS,
  type SectionName,
  schemaOf,
  withChoice,
} from "../experiment/experiment.ts";
import { defaultsOf, type Field, type Options, type OptionValue, type Schema } from "../schema/fields.ts";
import { said, wordsOf } from "../words/said.ts";

/** Version of the format; links of another version are refused by name. */
export const LINK_VERSION = 1;
const CHOSEN = ["task", "model", "algorithm"] as const;
/** "beside1=anil&beside1.innerSteps=3": a learner to compare with. */
const BESIDE = "beside";
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;
/** Longer hashes are not links of ours. */
const MAXIMUM_LENGTH = 4000;

/** What a link's name of an option stands for. */
export interface NamedOption {
  readonly field: Field;
  readonly value: OptionValue | undefined;
  /** Where it stands in the experiment; a learner's beside has no place of that kind. */
  readonly path: OptionPath | undefined;
}

/** "name=value" as both; a value may hold "=" itself. */
export function partOf(text: string): [name: string, value: string] {
  const [name = "", ...rest] = text.split("=");
  return [name, rest.join("=")];
}

/** Sections in which an option of this name stands, of those that the experiment follows. */
const owners = (experiment: Experiment, option: string): SectionName[] =>
  SECTIONS.filter((section) => Object.hasOwn(schemaOf(experiment, section), option));

/** Writes `#v=1&…`: letters, digits and `=&.-` alone, so that chat programs leave it whole. */
export function writeLink(experiment: Experiment): string {
  const parts = [`v=${LINK_VERSION}`];
  let standard = defaultExperiment();
  for (const section of CHOSEN) {
    const { id } = experiment[section];
    if (id === standard[section].id) continue;
    parts.push(`${section}=${id}`);
    standard = withChoice(standard, section, id);
  }
  for (const section of SECTIONS) {
    for (const option of Object.keys(schemaOf(experiment, section))) {
      const value = optionsOf(experiment, section)[option];
      if (value === optionsOf(standard, section)[option]) continue;
      const name = owners(experiment, option).length > 1 ? `${section}.${option}` : option;
      parts.push(`${name}=${String(value).replace("+", "")}`);
    }
  }
  experiment.beside.forEach(({ id, options }, index) => {
    const name = `${BESIDE}${index + 1}`;
    const defaults: Options = defaultsOf(algorithms[id].meta.schema as Schema);
    parts.push(`${name}=${id}`);
    for (const [option, value] of Object.entries(options))
      if (value !== defaults[option]) parts.push(`${name}.${option}=${String(value).replace("+", "")}`);
  });
  if (experiment.mapping) parts.push(...mappingParts(experiment.mapping).map((part) => part.join("=")));
  if (experiment.data !== "") parts.push(`data=${experiment.data}`);
  return `#${parts.join("&")}`;
}

function parse(field: Field, text: string): OptionValue | undefined {
  switch (field.kind) {
    case "number":
    case "integer":
      return NUMBER.test(text) ? Number(text) : undefined;
    case "flag":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "choice":
      return text;
    default:
      return field satisfies never;
  }
}

/** Reads a hash. Never throws: problems name each field that took its default, and why. */
export function readLink(hash: string): { experiment: Experiment; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const text = hash.replace(/^#/, "");
  if (text === "") return { experiment: defaultExperiment(), problems };
  if (text.length > MAXIMUM_LENGTH) {
    problems.push({
      field: "link",
      message: said`The link is too long to be one of ours; defaults are used.`,
    });
    return { experiment: defaultExperiment(), problems };
  }
  const given = new Map<string, string>();
  for (const [name, value] of text.split("&").map(partOf)) {
    if (given.has(name))
      problems.push({ field: name, message: said`“${name}” stands twice in the link; the first is used.` });
    else given.set(name, value);
  }
  const version = given.get("v");
  given.delete("v");
  if (version !== String(LINK_VERSION)) {
    problems.push({
      field: "v",
      message: said`The link is of version “${version ?? said`none`}”, not ${LINK_VERSION}; defaults are used.`,
    });
    return { experiment: defaultExperiment(), problems };
  }
  let shape = defaultExperiment();
  for (const section of CHOSEN) {
    const id = given.get(section);
    given.delete(section);
    if (id === undefined) continue;
    if (Object.hasOwn(registries[section], id)) shape = withChoice(shape, section, id);
    else
      problems.push({
        field: section,
        message: said`There is no ${said(section)} named “${id}”; ${shape[section].id} is used.`,
      });
  }
  const beside = takeBeside(given, problems);
  const mapping = takeMapping(given, problems);
  const data = given.get("data");
  given.delete("data");
  const options: Record<SectionName, Record<string, OptionValue>> = {
    task: {},
    model: {},
    algorithm: {},
    training: {},
    run: {},
  };
  for (const [name, value] of given) {
    const [section, option] = locate(shape, name);
    const parsed = valueFrom(section && schemaOf(shape, section)[option], name, value, problems);
    if (section !== undefined && parsed !== undefined) options[section][option] = parsed;
  }
  const read = readExperiment({
    ...Object.fromEntries(
      CHOSEN.map((section) => [section, { id: shape[section].id, options: options[section] }]),
    ),
    training: options.training,
    run: options.run,
    beside,
    ...(data !== undefined && { data }),
    ...(mapping && { mapping }),
  });
  return { experiment: read.experiment, problems: [...problems, ...read.problems] };
}

/** One option's value; what is wrong with it is named, and `undefined` leaves the default. */
function valueFrom(
  field: Field | undefined,
  name: string,
  value: string,
  problems: FieldProblem[],
): OptionValue | undefined {
  if (field === undefined) {
    problems.push({
      field: name,
      message: said`There is no option “${name}” in this experiment; it was left out.`,
    });
    return undefined;
  }
  const parsed = parse(field, value);
  if (parsed === undefined) {
    problems.push({
      field: name,
      message: said`${said(field.label)}: “${value}” ${field.kind === "flag" ? said`is neither true nor false` : said`is not a number`}; ${String(field.default)} is used.`,
    });
  }
  return parsed;
}

/** Takes the learners to compare with out of what is given, in the order of their numbers. */
function takeBeside(given: Map<string, string>, problems: FieldProblem[]) {
  const names = [...given.keys()].filter((name) => /^beside\d$/.test(name)).sort();
  return names.map((name) => {
    const id = given.get(name)!;
    given.delete(name);
    const schema: Schema = Object.hasOwn(algorithms, id) ? algorithms[id as AlgorithmId].meta.schema : {};
    const options: Record<string, OptionValue> = {};
    for (const [key, value] of [...given].filter(([key]) => key.startsWith(`${name}.`))) {
      given.delete(key);
      const option = key.slice(name.length + 1);
      const field = Object.hasOwn(schema, option) ? schema[option] : undefined;
      const parsed = valueFrom(field, key, value, problems);
      if (parsed !== undefined) options[option] = parsed;
    }
    return { id, options };
  });
}

/** Takes the mapping of a person's own table out of what is given; what is wrong with it is named. */
function takeMapping(given: Map<string, string>, problems: FieldProblem[]): Mapping | undefined {
  const parts = new Map([...given].filter(([name]) => name.startsWith(MAPPING_PREFIX)));
  if (parts.size === 0) return undefined;
  for (const name of parts.keys()) given.delete(name);
  try {
    const mapping = mappingFrom(parts);
    const known = new Set(mappingParts(mapping).map(([name]) => name));
    for (const name of parts.keys())
      if (!known.has(name))
        problems.push({
          field: name,
          message: said`There is no part “${name}” in a mapping of columns; it was left out.`,
        });
    return mapping;
  } catch (error) {
    problems.push({ field: "mapping", message: wordsOf(error) });
    return undefined;
  }
}

/** Every option that a link may name, learners beside included, with its field. */
export function namedFields(experiment: Experiment): Map<string, Field> {
  const own = SECTIONS.flatMap((section) =>
    Object.entries(schemaOf(experiment, section)).map(([option, field]): [string, Field] => [
      owners(experiment, option).length > 1 ? `${section}.${option}` : option,
      field,
    ]),
  );
  const beside = experiment.beside.flatMap(({ id }, index) =>
    Object.entries(algorithms[id].meta.schema as Schema).map(([option, field]): [string, Field] => [
      `${BESIDE}${index + 1}.${option}`,
      field,
    ]),
  );
  return new Map([...own, ...beside]);
}

/** An option that a link may name, learners beside included; `undefined` where there is none. */
export function optionNamed(experiment: Experiment, name: string): NamedOption | undefined {
  const beside = /^beside(\d)\.(.+)$/.exec(name);
  const chosen = beside && experiment.beside[Number(beside[1]) - 1];
  const [section, option] = beside ? [undefined, beside[2]!] : locate(experiment, name);
  const schema: Schema = chosen
    ? algorithms[chosen.id].meta.schema
    : section === undefined
      ? {}
      : schemaOf(experiment, section);
  const field = Object.hasOwn(schema, option) ? schema[option] : undefined;
  if (field === undefined) return undefined;
  const options: Options = section === undefined ? chosen!.options : optionsOf(experiment, section);
  return { field, value: options[option], path: section && { section, option } };
}

/** The one section an option's name in a link points to. */
function locate(experiment: Experiment, name: string): [SectionName | undefined, string] {
  const [before, after] = name.split(".");
  if (after !== undefined) {
    const section = SECTIONS.find((candidate) => candidate === before);
    return [section && Object.hasOwn(schemaOf(experiment, section), after) ? section : undefined, after];
  }
  return [owners(experiment, name)[0], name];
}
