// Labelled sentences from a person's own table: a class for each task, divided as ProtAugment divides intents.

import { said } from "../../words/said.ts";
import { ImportError } from "../importError.ts";
import { textAt } from "../table/columns.ts";
import { divideTable, type Shares, type TableTasks } from "../table/divide.ts";
import type { Mapping } from "../table/mapping.ts";
import type { MadeOfTable, OwnTable } from "../table/own.ts";
import { Problems } from "../table/problems.ts";
import type { TableContent } from "../table/read.ts";
import type { IntentFold, Intents } from "./intents.ts";

/** As many divisions as the sets that ship have. */
const FOLDS = 5;
/** A third each, as ProtAugment (Dopierre et al. 2021): a test of few classes needs as many as training. */
const THIRDS: Shares = { validation: 1 / 3, test: 1 / 3 };
const MOST_CLASSES = 0x10000;
/** Sentences that there is room for: their features take far more of it than their letters. */
const MOST_SENTENCES = 100_000;

/**
 * Sentences by class. A sentence that repeats one of its class is left out, and one that stands under several classes
 * in all of them: support and query must not share it, and it has no right answer. Of more sentences than there is room
 * for, each class keeps the first.
 * @throws ImportError where fewer than three classes, or too many, are left.
 */
export function intentsOfTable(
  { content: table, name }: OwnTable,
  mapping: Mapping,
  mostSentences = MOST_SENTENCES,
): MadeOfTable<Intents> {
  const problems = new Problems();
  const leaveOut = repeated(table, problems);
  const divisions = Array.from({ length: mapping.split === "time" ? 1 : FOLDS }, (_, fold) =>
    divideTable(table, mapping, fold + 1, { shares: THIRDS, leaveOut }),
  );
  const [first] = divisions as [TableTasks];
  problems.include(first.problems);
  const { training, validation, test } = first.split;
  if (first.names.length > MOST_CLASSES) {
    throw new ImportError({
      file: table.files.join(" and "),
      problem: said`There are ${first.names.length} classes, more than ${MOST_CLASSES}.`,
      advice: said`Choose another column for the class.`,
    });
  }
  const each = Math.max(mapping.minimumRows, Math.floor(mostSentences / first.names.length));
  const texts: string[] = [];
  const labels: number[] = [];
  for (let label = 0; label < first.names.length; label++)
    for (let place = first.starts[label]!; place < first.starts[label + 1]!; place++) {
      const row = first.order[place]!;
      if (place - first.starts[label]! >= each) {
        problems.add("more-than-enough", table.files[table.file[row]!]!, table.line[row]!);
        continue;
      }
      texts.push(textAt(table.text!, row));
      labels.push(label);
    }
  return {
    data: {
      name,
      labels: first.names,
      texts,
      labelOf: Uint16Array.from(labels),
      folds: divisions.map(({ split }) => foldOf(split)),
      outOfScope: { training: [], validation: [], test: [] },
    },
    tasks: { training: training.length, validation: validation.length, test: test.length },
    most: { ways: training.length, testWays: Math.min(validation.length, test.length) },
    dropped: first.dropped,
    problems,
  };
}

const ascending = (tasks: readonly number[]) => tasks.toSorted((a, b) => a - b);
const foldOf = ({ training, validation, test }: TableTasks["split"]): IntentFold => ({
  training: ascending(training),
  validation: ascending(validation),
  test: ascending(test),
});

/** 1 for each row whose sentence was there before, or stands under several classes. */
function repeated(table: TableContent, problems: Problems): Uint8Array {
  const first = new Map<string, { readonly task: number; several: boolean }>();
  const sentences: string[] = [];
  for (let row = 0; row < table.rows; row++) {
    const sentence = textAt(table.text!, row);
    sentences.push(sentence);
    const task = table.task.codes[row]!;
    const known = first.get(sentence);
    if (known === undefined) first.set(sentence, { task, several: false });
    else if (known.task !== task) known.several = true;
  }
  const seen = new Set<string>();
  const leaveOut = new Uint8Array(table.rows);
  sentences.forEach((sentence, row) => {
    const several = first.get(sentence)!.several;
    if (several || seen.has(sentence)) {
      leaveOut[row] = 1;
      const kind = several ? "ambiguous-sentence" : "repeated-sentence";
      problems.add(kind, table.files[table.file[row]!]!, table.line[row]!, undefined, sentence);
    }
    seen.add(sentence);
  });
  return leaveOut;
}
