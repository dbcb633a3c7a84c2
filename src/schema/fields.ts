// The language in which algorithms, task families, models and training describe their options.
// One description serves the panel, the URL, validation, the command line and the sweep.
// It is plain data: no code of any option's owner is needed to show or check it.

import { type Said, type SaidValue, said, within } from "../words/said.ts";

/** When a changed option takes hold: at the next meta-step, or only after the run starts anew. */
export type Effect = "live" | "restart";

/** Holds while another option of the same section has one of these values. */
export interface Condition {
  readonly option: string;
  readonly is: readonly OptionValue[];
}

interface FieldBase {
  /** The paper's name for it, in words: "Inner learning rate". */
  readonly label: string;
  /** The paper's symbol, if it has one: "α". */
  readonly symbol?: string;
  /** One sentence: what turning it up does. Never repeats the label. */
  readonly help: string;
  readonly effect: Effect;
  /** A live option that only begins what is then learned: it restarts while another option has one of these values. */
  readonly restartsWhen?: Condition;
  /** Another option of the same section that people take for this one ("shots" for shots at test): it is turned along with that one until a person takes them apart. */
  readonly follows?: string;
  /** Heading under which a panel may fold it away; absent means always in sight. */
  readonly advanced?: true;
  /** Chooses among the data that ship, or shapes simulated ones: it means nothing, and is not shown, while a person's own are in use. */
  readonly ofShippedData?: true;
  /** Shapes training tasks alone: validation and test tasks are the same whatever its value. */
  readonly ofTraining?: true;
  /** Shown only while another option of the same section has one of these values. */
  readonly when?: Condition;
}

/** A real number within `[min, max]`. */
export interface NumberField extends FieldBase {
  readonly kind: "number";
  readonly min: number;
  readonly max: number;
  readonly scale: "linear" | "logarithmic";
  readonly default: number;
  readonly unit?: string;
}

/** A whole number within `[min, max]`. */
export interface IntegerField extends FieldBase {
  readonly kind: "integer";
  readonly min: number;
  readonly max: number;
  readonly default: number;
  readonly unit?: string;
}

/** One of a few named values. */
export interface ChoiceField extends FieldBase {
  readonly kind: "choice";
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly default: string;
}

/** A switch. */
export interface FlagField extends FieldBase {
  readonly kind: "flag";
  readonly default: boolean;
}

export type Field = NumberField | IntegerField | ChoiceField | FlagField;
export type Schema = Readonly<Record<string, Field>>;
export type OptionValue = number | string | boolean;
/** Values for a schema, not typed by name: what travels in URLs, files and messages. */
export type Options = Readonly<Record<string, OptionValue>>;

type ValueOf<F> = F extends NumberField | IntegerField
  ? number
  : F extends FlagField
    ? boolean
    : F extends ChoiceField
      ? F["choices"][number]["value"]
      : never;

/** The values of one schema, typed by field name. */
export type OptionsOf<S extends Schema> = { readonly [K in keyof S]: ValueOf<S[K]> };

/** The default of every field. */
export function defaultsOf<S extends Schema>(schema: S): OptionsOf<S> {
  return Object.fromEntries(
    Object.entries(schema).map(([name, field]) => [name, field.default]),
  ) as unknown as OptionsOf<S>;
}

/** Why a value does not fit its field, in words fit for a person; `undefined` when it fits. */
export function problemWith(field: Field, value: unknown): Said | undefined {
  switch (field.kind) {
    case "number":
    case "integer":
      if (typeof value !== "number" || !Number.isFinite(value)) return said`is not a number`;
      if (field.kind === "integer" && !Number.isInteger(value)) return said`is not a whole number`;
      if (value < field.min || value > field.max) return said`is outside ${field.min} to ${field.max}`;
      return undefined;
    case "flag":
      return typeof value === "boolean" ? undefined : said`is neither true nor false`;
    case "choice":
      return field.choices.some((choice) => choice.value === value)
        ? undefined
        : said`is not one of ${field.choices.map((choice) => choice.value)}`;
    default:
      return field satisfies never;
  }
}

/** What a field is called, with its symbol: "Inner learning rate α". */
export const nameOfField = ({ label, symbol }: Field): Said =>
  symbol ? said`${said(label)} ${symbol}` : said(label);

/** A value as it is called: a choice by its label, a switch by how it stands, a number as it is. */
export function nameOfValue(field: Field, value: OptionValue): SaidValue {
  if (field.kind === "choice") {
    const choice = field.choices.find((one) => one.value === value);
    return choice ? within(choice.label) : String(value);
  }
  if (typeof value === "boolean") return value ? said`on` : said`off`;
  return value;
}

const holds = ({ option, is }: Condition, options: Options): boolean =>
  is.includes(options[option] as OptionValue);

/** The options that mean something while these data are in use: of a person's own, none that choose among those that ship. */
export const withData = (schema: Schema, data: string): Schema =>
  data === ""
    ? schema
    : Object.fromEntries(Object.entries(schema).filter(([, field]) => !field.ofShippedData));

/** Whether a field is in sight, given the other values of its section. */
export const isShown = (field: Field, options: Options): boolean =>
  field.when === undefined || holds(field.when, options);

/** The options that stand where `option` stands and are turned along with it, unless they are among those taken `apart`. */
export const followersOf = (
  schema: Schema,
  options: Options,
  option: string,
  apart: ReadonlySet<string>,
): string[] =>
  Object.entries(schema).flatMap(([name, { follows }]) =>
    follows === option && options[name] === options[option] && !apart.has(name) ? [name] : [],
  );

/** When a change of this field takes hold, given the other values of its section. */
export const effectOf = (field: Field, options: Options): Effect =>
  field.restartsWhen && holds(field.restartsWhen, options) ? "restart" : field.effect;
