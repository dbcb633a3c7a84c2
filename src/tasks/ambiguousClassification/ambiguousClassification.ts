// Ambiguous classification: a plane divided by a circle or a line, a few labelled points (Finn, Xu, Levine 2018,
// section 6, which has circles alone and shows no point outside of them).

import type { Random } from "../../engine/random.ts";
import type { OptionsOf } from "../../schema/fields.ts";
import { said, type Words } from "../../words/said.ts";
import type { Examples, PlaneTask, SampledBatch } from "../episode.ts";
import type { TaskFamily } from "../family.ts";
import { queriesFor } from "../pointFields.ts";
import type { ambiguousClassificationMeta } from "./meta.ts";

/** Half the width of the plane. */
const EXTENT = 5;
const CLASSES = 2;
/** Points along an edge of the grid on which the true regions are drawn. */
const GRID = 33;

/** One task's region. */
interface Region {
  readonly title: Words;
  /** How far inside a point lies; negative outside. */
  readonly depth: (x: number, y: number) => number;
}

function drawCircle(random: Random): Region {
  const [cx, cy] = [random.uniform(-3, 3), random.uniform(-3, 3)];
  const radius = random.uniform(1.5, 3);
  return {
    title: said`circle of radius ${radius.toFixed(1)} around (${cx.toFixed(1)}, ${cy.toFixed(1)})`,
    depth: (x, y) => radius - Math.hypot(x - cx, y - cy),
  };
}

function drawHalfPlane(random: Random): Region {
  const angle = random.uniform(0, 2 * Math.PI);
  const offset = random.uniform(-3, 3);
  return {
    title: said`half-plane towards ${Math.round((180 * angle) / Math.PI)}°, from ${offset.toFixed(1)}`,
    depth: (x, y) => x * Math.cos(angle) + y * Math.sin(angle) - offset,
  };
}

/** The plane's grid, row by row from the bottom, and each point's class; `label`: of the points inside. */
function described({ title, depth }: Region, label: number): PlaneTask {
  const x = new Float32Array(2 * GRID * GRID);
  const y = new Float32Array(CLASSES * GRID * GRID);
  for (let index = 0; index < GRID * GRID; index++) {
    const at = (cell: number) => EXTENT * ((2 * cell) / (GRID - 1) - 1);
    const [px, py] = [at(index % GRID), at(Math.floor(index / GRID))];
    x.set([px, py], 2 * index);
    // Soft within a grid's width of the boundary, so that it can be drawn where it is.
    const inside = Math.min(1, Math.max(0, 0.5 + depth(px, py)));
    y[CLASSES * index + label] = inside;
    y[CLASSES * index + 1 - label] = 1 - inside;
  }
  const classes = [said`first class`, said`second class`];
  return { kind: "plane", title, extent: EXTENT, side: GRID, truth: { x, y }, classes };
}

/** Support: `shots` of each class. Query: uniform over the plane, whatever classes come. */
function sample(
  circles: number,
  random: Random,
  tasks: number,
  counts: { readonly shots: number; readonly query: number },
): SampledBatch {
  const examples = (count: number): Examples => ({
    x: new Float32Array(tasks * count * 2),
    y: new Float32Array(tasks * count * CLASSES),
    count,
  });
  const [support, query] = [examples(CLASSES * counts.shots), examples(counts.query)];
  const regions: Region[] = [];
  const classIds = new Int32Array(tasks * CLASSES);
  for (let task = 0; task < tasks; task++) {
    const region = random.uniform() < circles ? drawCircle(random) : drawHalfPlane(random);
    regions.push(region);
    // Which label the inside has is drawn anew for each task.
    const inner = random.integer(CLASSES);
    classIds[task * CLASSES + 1 - inner] = 1;
    const put = (set: Examples, index: number, wanted: number | undefined) => {
      for (;;) {
        const [x, y] = [random.uniform(-EXTENT, EXTENT), random.uniform(-EXTENT, EXTENT)];
        const label = region.depth(x, y) > 0 ? inner : 1 - inner;
        if (wanted !== undefined && label !== wanted) continue;
        const row = task * set.count + index;
        set.x.set([x, y], 2 * row);
        set.y[CLASSES * row + label] = 1;
        return;
      }
    };
    for (let index = 0; index < support.count; index++) put(support, index, index % CLASSES);
    for (let index = 0; index < query.count; index++) put(query, index, undefined);
  }
  return {
    tasks,
    inputShape: [2],
    outputs: CLASSES,
    support,
    query,
    classIds,
    // Where label 0 stands for class 1, the outside, the inside has label 1.
    description: (task) => described(regions[task]!, classIds[task * CLASSES]!),
  };
}

/** Splits draw from the same law; their random streams keep them apart. */
export const ambiguousClassification: TaskFamily = {
  createSampler(all) {
    const { shots, testShots, query, circles } = all as OptionsOf<typeof ambiguousClassificationMeta.schema>;
    return {
      problem: "classification",
      measures: ["accuracy", "nll"],
      inputShape: [2],
      outputs: CLASSES,
      trainingClasses: CLASSES,
      sample: (random, split, tasks) =>
        sample(circles, random, tasks, {
          shots: split === "training" ? shots : testShots,
          query: queriesFor(split, query),
        }),
    };
  },
};
