// The page within another one: play, pause, set and read, asked by messages of the origins that its address allows, and
// nothing else (docs/embedding.md).

import * as z from "zod/mini";
import type { Evaluation } from "../experiment/results.ts";
import type { Embedding } from "../share/embed.ts";
import { optionNamed, writeLink } from "../share/link.ts";
import { inEnglish, SaidError, said, wordsOf } from "../words/said.ts";
import { worker } from "./line.ts";
import { turn } from "./standing.ts";
import { type LabState, lab, pageState } from "./state.ts";

/** Version of what is said. */
const VERSION = 1;

const asked = z.union([
  z.object({ innerloop: z.literal(VERSION), id: z.unknown(), do: z.enum(["play", "pause", "read"]) }),
  z.object({
    innerloop: z.literal(VERSION),
    id: z.unknown(),
    do: z.literal("set"),
    option: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]),
  }),
]);
type Asked = z.infer<typeof asked>;

/** What the embedding page is told of the lab. */
export interface EmbeddedFacts {
  readonly experiment: string;
  readonly state: string;
  readonly iteration: number;
  /** The latest evaluation of each contender by the measures that it has: `[mean, half-width]`. */
  readonly contenders: readonly {
    readonly role: string;
    readonly iteration: number;
    readonly measures: Readonly<Record<string, readonly (number | undefined)[]>>;
  }[];
}

const measuresOf = ({ measures }: Evaluation) =>
  Object.fromEntries(
    Object.entries(measures).map(([id, interval]) => [id, [interval!.mean, interval!.ci95]] as const),
  );

/** What can be read of the lab. */
function embeddedFacts(state: LabState): EmbeddedFacts {
  const { record, experiment } = state;
  const roles = record?.contenders.map(({ role }) => role) ?? [];
  return {
    experiment: writeLink(record?.current ?? experiment),
    state: pageState(state),
    iteration: record?.iteration ?? 0,
    contenders: roles.flatMap((role) => {
      const latest = record!.evaluations.findLast((one) => one.role === role);
      return latest ? [{ role, iteration: latest.iteration, measures: measuresOf(latest) }] : [];
    }),
  };
}

/** Does what is asked. @throws SaidError where it cannot be done. */
async function obey(wish: Asked): Promise<EmbeddedFacts> {
  switch (wish.do) {
    case "play":
      await worker.play();
      break;
    case "pause":
      await worker.pause();
      break;
    case "set": {
      const path = optionNamed(lab.getState().experiment, wish.option)?.path;
      if (path === undefined)
        throw new SaidError(said`There is no option “${wish.option}” in this experiment.`);
      if (!(await turn(path, wish.value)))
        throw new SaidError(said`“${String(wish.value)}” was not taken for “${wish.option}”.`);
      break;
    }
    case "read":
      break;
    default:
      wish satisfies never;
  }
  return embeddedFacts(lab.getState());
}

/** Where messages come from and go to: a window's part of it. */
export interface Surrounding {
  readonly parent: { postMessage(message: unknown, origin: string): void };
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/**
 * Speaks with the embedding page: obeys the messages of its origins, answers each, and tells when the state changes.
 * Messages of others, and of windows that are not the parent, are not looked at.
 */
export function speakWithParent({ origins }: Embedding, surrounding: Surrounding): void {
  if (origins.length === 0) return;
  const tell = (message: object, to: readonly string[]) => {
    for (const origin of to) surrounding.parent.postMessage({ innerloop: VERSION, ...message }, origin);
  };
  surrounding.addEventListener("message", (event) => {
    if (event.source !== (surrounding.parent as unknown) || !origins.includes(event.origin)) return;
    const read = asked.safeParse(event.data);
    if (!read.success) return;
    const { id } = read.data;
    obey(read.data).then(
      (facts) => tell({ id, ok: true, ...facts }, [event.origin]),
      (error: unknown) => tell({ id, ok: false, message: inEnglish(wordsOf(error)) }, [event.origin]),
    );
  });
  let before: string | undefined;
  lab.subscribe((state) => {
    const now = pageState(state);
    if (now === before) return;
    before = now;
    tell({ event: "state", ...embeddedFacts(state) }, origins);
  });
}
