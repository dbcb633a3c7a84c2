// The script of the page that replays a run: sliders over training and over inner steps, drawn anew as they move.

import type { Replay } from "../replay.ts";
import { drawChart, drawPicture } from "./chart.ts";

/** Between two moments while it plays. */
const PACE_MS = 120;

const find = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind | null;
const { moments, charts, picture, words } = JSON.parse(find("replay")!.textContent!) as Replay;

/** A slider over named places, at the last of them to begin with. */
function slide(id: string, output: string, labels: readonly string[], draw: (at: number) => void) {
  const slider = find<HTMLInputElement>(id)!;
  slider.max = `${labels.length - 1}`;
  slider.value = slider.max;
  const show = () => {
    const at = Number(slider.value);
    slider.setAttribute("aria-valuetext", labels[at]!);
    find(output)!.textContent = labels[at]!;
    draw(at);
  };
  slider.addEventListener("input", show);
  window.addEventListener("resize", show);
  show();
  return { slider, show };
}

if (charts.length > 0) {
  const measure = find<HTMLSelectElement>("measure");
  const play = find<HTMLButtonElement>("play")!;
  const labels = moments.map(({ label }) => label);
  const { slider, show } = slide("moment", "when", labels, (at) =>
    drawChart(find("curves")!, charts[measure?.selectedIndex ?? 0]!, moments[at]!.at),
  );
  measure?.addEventListener("change", show);
  const go = (to: number) => {
    slider.value = `${to}`;
    show();
  };
  let playing: number | undefined;
  const stop = () => {
    window.clearInterval(playing);
    playing = undefined;
    play.textContent = words.play;
  };
  play.addEventListener("click", () => {
    if (playing !== undefined) return stop();
    if (slider.value === slider.max) go(0);
    play.textContent = words.pause;
    playing = window.setInterval(() => {
      go(Number(slider.value) + 1);
      if (slider.value === slider.max) stop();
    }, PACE_MS);
  });
  slider.addEventListener("input", stop);
  // On paper all of it.
  window.addEventListener("beforeprint", () => go(moments.length - 1));
}

if (picture) slide("step", "after", picture.steps, (step) => drawPicture(find("picture")!, picture, step));
