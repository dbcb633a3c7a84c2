// What a person can do, as functions that change the store and command the worker.

import type { AlgorithmMeta } from "../algorithms/meta.ts";
import { algorithms } from "../algorithms/registry.ts";
import { conflictsIn, modelsFor } from "../experiment/check.ts";
import {
  type ChosenAlgorithm,
  type ChosenSection,
  differences,
  type Experiment,
  type OptionPath,
  trainingFor,
  withChoice,
  withOption,
} from "../experiment/experiment.ts";
import { presets } from "../experiment/presets/registry.ts";
import type { Remedy } from "../experiment/results.ts";
import type { PlainExamples } from "../experiment/shown.ts";
import type { OptionValue } from "../schema/fields.ts";
import { taskFamilies } from "../tasks/registry.ts";
import { said } from "../words/said.ts";
import { worker } from "./line.ts";
import { guard, say } from "./messages.ts";
import { probe } from "./probe.ts";
import { rememberPicture, rememberView, type View, type WantedPicture } from "./remembered.ts";
import { startOver, takeUp, turn } from "./standing.ts";
import { type LabState, lab, lastStep, pageState } from "./state.ts";

export { revive } from "./connection.ts";
export { closeGallery, openGallery } from "./gallery.ts";
export { goOn } from "./kept.ts";
export { dismiss } from "./messages.ts";
export {
  beginAnew,
  loadCatalogue,
  rate,
  recommendations,
  undoRating,
  userMapOf,
  withdraw,
} from "./newUser.ts";
export { setIntents, takesMoreClasses } from "./ownIntents.ts";
export { sampleMore } from "./probe.ts";
export {
  fitRefusals,
  type Recognised,
  type RecognisedSentence,
  recognise,
  recogniseSentence,
} from "./recognise.ts";
export { type AskedWhy, lossPlaneOf, nearestTasks, whyOf } from "./why.ts";

/** Starts afresh beside the kept run. */
export const forgetKept = () => lab.setState({ kept: undefined });
/** Puts away the result that came with the link. */
export const forgetExpected = () => lab.setState({ expected: undefined });

/** Play or pause, where there is a run to play. */
export function togglePlay(): void {
  const state = pageState(lab.getState());
  if (state === "running") {
    // Whatever is under way is done first: that may take a while, and it is said at once.
    lab.setState({ work: { words: said`pausing after what is under way…` } });
    void guard(worker.pause()).then(() => lab.setState({ work: undefined }));
  } else if (state !== "warming" && state !== "refused" && state !== "lost") void guard(worker.play());
}
export const metaStep = () => void guard(worker.step());
export const reset = startOver;
export const checkGradients = () =>
  void guard(
    worker
      .checkGradients()
      .then((gradientCheck) =>
        lab.setState(({ record }) => (record ? { record: { ...record, gradientCheck } } : {})),
      ),
  );

/** Takes a whole experiment: a preset. */
export const take = (experiment: Experiment) => void takeUp(experiment, { history: "push" });

/** Whether this change would start the run anew. */
export const wouldRestart = (path: OptionPath, value: OptionValue): boolean => {
  const { experiment, record } = lab.getState();
  return (
    (record?.iteration ?? 0) > 0 &&
    differences(experiment, withOption(experiment, path, value)).some(({ effect }) => effect === "restart")
  );
};

/** Turns a knob, and the options that go `along` with it: in flight where that is possible, else from the start. */
export const change = (path: OptionPath, value: OptionValue, along: readonly string[] = []): void =>
  void turn(path, value, along);

/** Does what should cure a run gone wrong, and plays on. */
export async function cure(remedy: Remedy): Promise<void> {
  const { experiment, record } = lab.getState();
  if (record === undefined) return;
  const done =
    remedy.kind === "turn"
      ? await turn(remedy.path, remedy.value)
      : await takeUp(without(experiment, remedy.role), { history: "push" });
  if (done) await guard(worker.play());
}

/** The experiment without one of those beside the main learner. */
const without = (experiment: Experiment, role: string): Experiment => ({
  ...experiment,
  beside: experiment.beside.filter((_, index) => role !== `beside${index + 1}`),
});

/** A ready experiment of a family, with that algorithm if there is one: its settings are known to learn. */
const readyFor = (task: string, algorithm: string): Experiment | undefined => {
  const ready = Object.values(presets).map(({ experiment }): Experiment => experiment);
  const ofTask = ready.filter((experiment) => experiment.task.id === task);
  return ofTask.find((experiment) => experiment.algorithm.id === algorithm) ?? ofTask[0];
};

/** Another task family, model or algorithm, with settings that suit; what no longer fits beside it is exchanged too. */
export function choose(section: ChosenSection, id: string): void {
  const { experiment: now } = lab.getState();
  let next: Experiment = withChoice(now, section, id);
  const { problem } = taskFamilies[next.task.id].meta;
  const fits = (item: ChosenAlgorithm) =>
    (algorithms[item.id].meta as AlgorithmMeta).problems.includes(problem);
  next = { ...next, beside: next.beside.filter(fits) };
  const ready = readyFor(next.task.id, next.algorithm.id);
  const { seed, backend } = now.run;
  if (section === "task" && ready) {
    next = { ...ready, run: { ...ready.run, seed: seed!, backend: backend! } };
  }
  if (section === "algorithm" && ready?.algorithm.id === id) {
    next = { ...next, algorithm: ready.algorithm, training: ready.training };
  }
  const readable = modelsFor(taskFamilies[next.task.id].meta);
  if (!readable.includes(next.model.id)) next = withChoice(next, "model", readable[0]!);
  // Learners with one output for each class need as many in training as at test.
  if (conflictsIn(next).some(({ field }) => field === "task.testWays"))
    next = withOption(next, { section: "task", option: "ways" }, next.task.options.testWays!);
  if (now.data !== "" && next.data === "")
    say(said`Your own data stay at hand: they can be chosen again where tasks draw on such data.`, "news");
  take(next);
}

/** Trains a copy of the learner as it is set now beside it, to be changed and compared with. */
export const keepBeside = () => {
  const { experiment } = lab.getState();
  take({ ...experiment, beside: [...experiment.beside, experiment.algorithm] });
};
/** Trains another algorithm beside the learner, with settings that are known to learn such tasks where there are any. */
export const addBeside = (id: string) => {
  const { experiment } = lab.getState();
  const ready = readyFor(experiment.task.id, id);
  const chosen =
    ready?.algorithm.id === id ? ready.algorithm : withChoice(experiment, "algorithm", id).algorithm;
  take({ ...experiment, beside: [...experiment.beside, chosen] });
};
export const removeBeside = (index: number) => {
  const { experiment } = lab.getState();
  take({ ...experiment, beside: experiment.beside.toSpliced(index, 1) });
};
/** Turns a knob of a learner beside: all start anew. */
export const changeBeside = (index: number, option: string, value: OptionValue) => {
  const { experiment } = lab.getState();
  const chosen = experiment.beside[index]!;
  const changed = { ...chosen, options: { ...chosen.options, [option]: value } };
  take({ ...experiment, beside: experiment.beside.with(index, changed) });
};
/** Makes a learner beside the main one, whose knobs are then at hand. */
export const swapBeside = (index: number) => {
  const { experiment } = lab.getState();
  const chosen = experiment.beside[index]!;
  const training = trainingFor(experiment, chosen.id);
  const beside = experiment.beside.with(index, experiment.algorithm);
  take({ ...experiment, algorithm: chosen, training, beside });
};

export const pickProbe = (index: number) => {
  lab.setState({ probe: index, ownSupport: undefined });
  void probe();
};
/** Support points of the person's own; `undefined` brings the sampled ones back. */
export const setSupport = (support: PlainExamples | undefined) => {
  lab.setState({ ownSupport: support });
  void probe();
};
export const showStep = (step: number) => {
  lab.setState({ shownStep: Math.min(Math.max(0, step), lastStep(lab.getState())) });
};
/** The picture alone on the whole screen, or back; where there is no full screen, in the window. */
export function toggleStage(): void {
  const stage = !lab.getState().stage;
  lab.setState({ stage });
  if (stage) void document.documentElement.requestFullscreen?.().catch(() => undefined);
  else if (document.fullscreenElement) void document.exitFullscreen();
}
/** Puts away the words for somebody who has just come by. */
export const settleIn = () => lab.setState({ arriving: false });
/** Leaves out what only experts need, or brings it back; remembered. */
export const chooseView = (view: View) => {
  rememberView(view);
  lab.setState({ view });
};
/** Draws a picture that costs time, or no longer; remembered. */
export const wantPicture = (picture: WantedPicture, wanted: boolean) => {
  rememberPicture(picture, wanted);
  lab.setState(({ pictures }) => ({ pictures: { ...pictures, [picture]: wanted } }));
};
export const showRole = (role: LabState["shownRole"]) => {
  lab.setState({ shownRole: role, inside: undefined });
  if (lab.getState().looking) void probe();
};
/** Looks inside the contender that is shown, or no longer. */
export const lookInside = (looking: boolean) => {
  lab.setState({ looking, inside: undefined });
  if (looking) void probe();
};
/** Asks why an answer comes out, or no longer. */
export const askWhy = (asking: boolean) => lab.setState({ asking });
/** What the person drew, so that it can be asked about; `undefined` where nothing is drawn. */
export const keepDrawing = (ownDrawing: LabState["ownDrawing"]) => lab.setState({ ownDrawing });
/** Marks the answer that is asked about in the picture; `undefined` marks none. */
export const markAnswer = (askedRow: number | undefined) => lab.setState({ askedRow });
/** Brings the sheet of knobs up, or puts it away. */
export const showKnobs = (knobs: boolean) => lab.setState({ knobs });
