// Takes the trained learner away as one zip, with the program that answers tables and the task that is looked at.

import { plainRecord } from "../experiment/readRecord.ts";
import type { RunRecord } from "../experiment/record.ts";
import type { PlainExamples, SampledTask } from "../experiment/shown.ts";
import type { ReplayParts } from "../replay/page.ts";
import { linkTo } from "../share/address.ts";
import { writeLink } from "../share/link.ts";
import { SaidError, said, wordsOf } from "../words/said.ts";
import { worker } from "./line.ts";
import { say } from "./messages.ts";
import { shownAt } from "./probe.ts";
import { type LabState, lab } from "./state.ts";

/** A file for the person. */
export interface TakenFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** Whether there is something to take away: a run that has begun, and stands still. */
export const canTakeAway = ({
  record,
  wanted,
  lost,
}: Pick<LabState, "record" | "wanted" | "lost">): boolean =>
  record !== undefined &&
  record.iteration > 0 &&
  record.state !== "running" &&
  wanted === undefined &&
  lost === undefined;

/** "sinusoid-maml-1000". */
const nameOf = ({ current, iteration }: RunRecord): string =>
  `${current.task.id}-${current.algorithm.id}-${iteration}`;

/** Whether there is an example, of each class where there are several. */
function showsAll({ y, count }: PlainExamples): boolean {
  const ways = y.length / count;
  const seen = new Set(Array.from({ length: count }, (_, row) => y.indexOf(1, row * ways) - row * ways));
  return count > 0 && (ways === 1 || seen.size === ways);
}

/** The task that is looked at as it is looked at: with points of the person's own, and on a line all of it as queries. */
function example({ tasks, probe, ownSupport }: LabState): SampledTask | undefined {
  const task = tasks[probe];
  if (task === undefined || task.description.kind === "decisions") return undefined;
  // Intents of their own are others than the task's; and a class of which nothing is left has no place in a table.
  const own = ownSupport !== undefined && ownSupport.intents === undefined && showsAll(ownSupport);
  const support = own ? ownSupport : task.support;
  return { ...task, support, query: task.description.kind === "function" ? shownAt(task) : task.query };
}

/** The run that stands. @throws Error, a whole sentence, where there is none that has begun and stands still. */
function standing(): RunRecord {
  const state = lab.getState();
  if (!canTakeAway(state)) throw new SaidError(said`There is nothing to take away: train first, and pause.`);
  return state.record!;
}

/** Hands over what `make` makes, tells how that goes, and says why it failed, where it did. */
async function taking(make: () => Promise<TakenFile>, handOver: (file: TakenFile) => void): Promise<void> {
  lab.setState({ takingAway: true });
  try {
    const file = await make();
    handOver(file);
    say(said`${file.name} is on its way to your downloads.`, "news");
  } catch (error) {
    say(said`Nothing could be taken away: ${said(wordsOf(error))}`, "fault");
  } finally {
    lab.setState({ takingAway: false });
  }
}

/** In which language a page is written that is taken away. */
export type Spoken = Pick<ReplayParts, "say" | "language">;

/** The run as a page that replays it, with the task that is looked at. */
async function replayOfRun(record: RunRecord, spoken: Spoken): Promise<string> {
  const [{ replayPage }, { script }] = await Promise.all([
    import("../replay/page.ts"),
    import("virtual:innerloop/replay"),
  ]);
  const { tasks, probe, ownSupport, paths } = lab.getState();
  const task = tasks[probe];
  const adapted = task && { task: { ...task, support: ownSupport ?? task.support }, paths };
  return replayPage({ record, adapted, link: linkTo(record.experiment), script, ...spoken });
}

/** That page as a file of its own. */
export const takeReplay = (spoken: Spoken, handOver: (file: TakenFile) => void): Promise<void> =>
  taking(async () => {
    const record = standing();
    return {
      name: `${nameOf(record)}.html`,
      content: await replayOfRun(record, spoken),
      type: "text/html",
    };
  }, handOver);

/** The learner with all that belongs to it, as one zip. */
export const takeLearner = (spoken: Spoken, handOver: (file: TakenFile) => void): Promise<void> =>
  taking(async () => {
    const record = standing();
    const { program } = await import("virtual:innerloop/predictor");
    const content = await worker.takeAway({
      record: plainRecord(record),
      link: writeLink(record.experiment),
      program,
      replay: await replayOfRun(record, spoken),
      example: example(lab.getState()),
    });
    return { name: `${nameOf(record)}.zip`, content, type: "application/zip" };
  }, handOver);

/** What the run found, every evaluation with its intervals. */
export const takeResults = (form: "csv" | "json", handOver: (file: TakenFile) => void): Promise<void> =>
  taking(async () => {
    const record = standing();
    const { resultsCsv, resultsJson } = await import("../takeaway/results.ts");
    return form === "csv"
      ? { name: `${nameOf(record)}.csv`, content: resultsCsv(record), type: "text/csv" }
      : { name: `${nameOf(record)}.json`, content: resultsJson(record), type: "application/json" };
  }, handOver);

/** Pictures that the page shows, as one zip of `files`. */
export const takePictures = (
  files: () => Promise<Readonly<Record<string, Uint8Array>>>,
  handOver: (file: TakenFile) => void,
): Promise<void> =>
  taking(async () => {
    const record = standing();
    const [{ zipSync }, pictures] = [await import("fflate"), await files()];
    if (Object.keys(pictures).length === 0)
      throw new SaidError(said`No chart or picture in sight is drawn in lines: there is none to save.`);
    return {
      name: `${nameOf(record)}-pictures.zip`,
      content: zipSync(pictures).slice(),
      type: "application/zip",
    };
  }, handOver);
