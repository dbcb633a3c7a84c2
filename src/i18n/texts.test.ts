// Every word that a person reads comes in both languages, and goes through the library.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source text under test

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { algorithms } from "../algorithms/registry.ts";
import { dataWords as examples } from "../data/kind.ts";
import { dataKinds } from "../data/kinds.ts";
import { KNOWN_FORMS } from "../data/table/knownForms.ts";
import { PROBLEMS } from "../data/table/problems.ts";
import type { Preset } from "../experiment/presets/preset.ts";
import { presets } from "../experiment/presets/registry.ts";
import { runSchema, trainingSchema } from "../experiment/training.ts";
import { measures } from "../measures/registry.ts";
import { models } from "../models/registry.ts";
import { BRING } from "../panels/bring/words.ts";
import { cards, GROUPS } from "../panels/gallery/cards.ts";
import { policies } from "../policies/registry.ts";
import { defaultsOf, type Schema } from "../schema/fields.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { type Found, sourceFiles, textsIn, textsOf } from "../testing/texts.ts";
import { glossary } from "../ui/glossary.ts";
import { placesIn } from "../words/said.ts";
import { chinese } from "./zh/chinese.ts";

/** What the options of a schema say. */
const ofSchema = (schema: Schema): string[] =>
  Object.values(schema).flatMap((field) => [
    field.label,
    field.help,
    ...("unit" in field && field.unit ? [field.unit] : []),
    ...(field.kind === "choice" ? field.choices.map(({ label }) => label) : []),
  ]);

/** What an entry of a registry says of itself; what it has nothing of says nothing. */
interface Meta {
  readonly label: string;
  readonly summary?: string;
  readonly schema: Schema;
  readonly page?: { readonly words: readonly string[] };
  readonly shown?: { readonly label: string };
  readonly adapts?: string;
  readonly baselines?: readonly { readonly label: string }[];
  readonly problems?: readonly string[];
  readonly reads?: readonly string[];
}

const ofMeta = ({
  label,
  summary,
  schema,
  page,
  shown,
  adapts,
  baselines,
  problems,
  reads,
}: Meta): string[] => [
  label,
  ...(summary ? [summary] : []),
  ...ofSchema(schema),
  ...(page?.words ?? []),
  ...(shown ? [shown.label] : []),
  ...(adapts ? [adapts] : []),
  ...(baselines?.map((one) => one.label) ?? []),
  ...(problems ?? []),
  ...(reads ?? []),
];

const ofPreset = ({ label, unpublished, differs, withoutPretraining, published }: Preset): string[] =>
  [label, unpublished, differs, withoutPretraining, published?.source, published?.conditions].filter(
    (words) => words !== undefined,
  );

/** Every string of plain data that the page writes in the reader's language. */
function dataWords(): string[] {
  const metas = [taskFamilies, algorithms, models].flatMap((registry) =>
    Object.values(registry).map(({ meta }): Meta => meta),
  );
  const shipped = Object.values(taskFamilies).flatMap(({ meta }) =>
    "data" in meta && meta.data
      ? [dataKinds[meta.data].shipped?.of(defaultsOf(meta.schema)).label ?? []].flat()
      : [],
  );
  return [
    ...metas.flatMap(ofMeta),
    ...ofSchema(trainingSchema),
    ...ofSchema(runSchema),
    ...shipped,
    ...Object.values(examples).flatMap(({ example, divided: [one, several] }) =>
      [example, `${example}s`, one, several].map((word) => `{0} ${word}`),
    ),
    ...Object.keys(dataKinds),
    ...Object.values(policies).map(({ label }) => label),
    ...Object.values(measures).map(({ label }) => label),
    ...Object.values(PROBLEMS).flatMap(({ what, done }) => [what, done]),
    ...KNOWN_FORMS.map(({ label }) => label),
    BRING.card.see,
    ...Object.values(presets).flatMap(ofPreset),
    ...Object.values(GROUPS).flatMap(({ label, about }) => [label, about]),
    ...Object.values(cards).flatMap(({ title, sentence, see }) => [title, sentence, see]),
    ...Object.values(glossary).flatMap(({ name, definition }) => [name, definition]),
    // Sections of an experiment that are chosen (experiment/check.ts, share/link.ts).
    ...["task", "model", "algorithm"],
    // How queries are normalised (experiment/conditions.ts).
    "inductive",
    "transductive",
  ];
}

const SRC = new URL("../", import.meta.url).pathname;
/** What no page shows: the engine's insides, the terminal, files that leave the lab (Python, markup, styles), tests, and the library itself. */
const UNSHOWN =
  /^(cli|takeaway|predictor|testing|i18n|words)\/|^engine\/(?!backend\/)|(^|\/)pytorch\.ts$|^replay\/(style|html)\.ts$/;
/** Plain data, translated where it is drawn: all of it is in `dataWords`. */
const DATA =
  /(^|\/)meta\.ts$|^experiment\/(training|presets\/\w+)\.ts$|^panels\/gallery\/cards\.ts$|^ui\/glossary\.ts$|^policies\/|^tasks\/(point|class)Fields\.ts$|^data\/(images|intents|ratings|sales)\/shipped\.ts$|^data\/table\/(problems|knownForms)\.ts$|^measures\//;
/** Whose plain errors tell a programmer what is wrong, and no person meets them. */
const INSIDES =
  /^(algorithms|baselines|engine\/(?!backend)|experiment\/figures|models|policies|schema|tasks|training\/(?!session)|data\/(ratings|sales)\/pack)/;
/** Text that looks like words for a person and is none. */
const NO_WORDS: readonly Found[] = [
  {
    file: "app/keys.ts",
    text: "input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select, [contenteditable]",
  },
  { file: "app/keys.ts", text: "button, a, summary, input, [role=button], [role=tab], [role=option]" },
  // The names of values, compared and never shown.
  { file: "sweep/runSweep.ts", text: "left behind" },
  { file: "sweep/sweep.ts", text: "left behind" },
  { file: "panels/sweep/HeatMap.tsx", text: "left behind" },
  { file: "store/state.ts", text: "side by side" },
  // Names of streams and of tensors.
  { file: "training/trials/trialRun.ts", text: "actions of {0}" },
  { file: "data/table/divide.ts", text: "tasks of a table" },
  { file: "share/runFile.ts", text: "innerloop runs" },
  // What MovieLens writes.
  { file: "data/table/items.ts", text: "(no genres listed)" },
  // Faults of a format, in the words of its reader.
  { file: "data/table/mapping.ts", text: "a category has no decimal comma" },
  { file: "data/table/python.ts", text: "no Python literal at {0}" },
  // Translated where it is drawn, behind “You will see”; in `dataWords`.
  { file: "panels/bring/words.ts", text: BRING.card.see },
  { file: "training/episodes/refusal.ts", text: "out of scope" },
  { file: "training/heldParameters.ts", text: "optimiser state" },
  // Encodings by their own names.
  ...["shift_jis", "gbk", "big5", "euc-kr", "windows-1252"].map((text) => ({
    file: "data/images/entryNames.ts",
    text,
  })),
];

const files = sourceFiles(SRC).filter((file) => !UNSHOWN.test(file));
const { keys, outside } = textsOf(SRC, files, (file) => INSIDES.test(file));
const language = textsOf(SRC, ["i18n/language.ts"], () => true).keys;
const HAS_LETTERS = /\p{L}/u;
const said = [...new Set([...keys, ...language].map(({ text }) => text)), ...dataWords()];
const wanted = new Set(said.filter((text) => HAS_LETTERS.test(text.replaceAll(/\{\d+\}/g, ""))));

describe("what a person reads", () => {
  it("is seen at all", () => expect(wanted.size).toBeGreaterThan(900));

  it("goes through the library", () => {
    const exempt = (one: Found) => NO_WORDS.some(({ file, text }) => file === one.file && text === one.text);
    expect(outside.filter((one) => !DATA.test(one.file) && !exempt(one))).toEqual([]);
  });

  it("is drawn anew in another language where a component keeps its picture", () => {
    const kept = files
      .map((file) => ({ file, text: readFileSync(`${SRC}${file}`, "utf8") }))
      .filter(({ text }) => /\bmemo\(/.test(text));
    expect(kept.length).toBeGreaterThan(3);
    const silent = kept.filter(({ text }) => !/\buseLanguage\(\)/.test(text)).map(({ file }) => file);
    // A line without words.
    expect(silent).toEqual(["panels/curves/Level.tsx"]);
  });

  it("is there in Chinese", () =>
    expect([...wanted].filter((text) => chinese[text] === undefined)).toEqual([]));

  it("is in Chinese only what is said", () => {
    const all = new Set(said);
    expect(Object.keys(chinese).filter((text) => !all.has(text))).toEqual([]);
  });

  it("has the same values in both languages", () => {
    const places = (text: string) => placesIn(text).places.toSorted((one, other) => one - other);
    const differing = Object.entries(chinese).filter(
      ([english, text]) => places(english).join() !== places(text).join(),
    );
    expect(differing).toEqual([]);
  });

  it("is Chinese in Chinese, but for names", () => {
    const untranslated = Object.entries(chinese).filter(
      ([english, text]) => wanted.has(english) && !/\p{Script=Han}/u.test(text),
    );
    expect(untranslated.filter(([english, text]) => english !== text)).toEqual([]);
  });
});

describe("text outside the library", () => {
  const outsideOf = (source: string, mayThrow = false) =>
    textsIn("panel.tsx", source, mayThrow).outside.map(({ text }) => text);

  it.each([
    ["in an element", "const a = <p>Press Play</p>;", ["Press Play"]],
    ["of one word", "const a = <p>Curves</p>;", ["Curves"]],
    ["in an attribute", 'const a = <input aria-label="Seed" />;', ["Seed"]],
    ["behind a choice", 'const a = <p>{on ? "Pause" : t`Play`}</p>;', ["Pause"]],
    ["in a template", "const a = <p>{`step ${n}`}</p>;", ["step {0}"]],
    ["in a value of a sentence", 'const a = t`It is ${on ? "not that" : "so"}.`;', ["not that"]],
    ["in a table of words", 'const a = { label: "Joined" };', ["Joined"]],
    ["in a message", 'say("The run is kept.");', ["The run is kept."]],
    ["in an error", 'throw new Error("The zip is damaged.");', ["The zip is damaged."]],
  ])("is found %s", (_, source, found) => expect(outsideOf(source)).toEqual(found));

  it.each([
    ["what goes through it", "const a = <p title={t`Seed`}>{t`step ${n}`}</p>;"],
    ["sentences with parts", "const a = filled`Ours: ${<b>{t(figure)}</b>}.`;"],
    [
      "classes and styles",
      'const a = <p className="card here" style={{ padding: "4px 0 4px" }} data-testid="a b" />;',
    ],
    ["types", 'type A = "a b c" | "d e f";'],
  ])("is not %s", (_, source) => expect(outsideOf(source)).toEqual([]));

  it("is not what tells a programmer of a fault", () =>
    expect(outsideOf('throw new Error("The shapes do not fit.");', true)).toEqual([]));
});
