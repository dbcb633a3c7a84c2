// What a page that replays a run holds: numbers to draw, and what is said of them, in the language in which it was saved.

/** An axis as it is drawn. */
export interface ReplayAxis {
  readonly domain: readonly [number, number];
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** One line of a chart, and its figures in words. */
export interface ReplayLine {
  readonly label: string;
  /** Of the page's style sheet: "var(--learner)". */
  readonly colour: string;
  readonly dash: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly words: string }[];
  /** The 95% interval where there is one, from low to high. */
  readonly band: readonly (readonly [x: number, low: number, high: number])[];
  /** A thin line behind the others. */
  readonly thin?: true;
}

export interface ReplayChart {
  readonly label: string;
  readonly x: ReplayAxis;
  readonly y: ReplayAxis;
  readonly lines: readonly ReplayLine[];
}

/** A task on a line, and how each contender adapts to it. */
export interface ReplayPicture {
  readonly label: string;
  readonly x: ReplayAxis;
  readonly y: ReplayAxis;
  readonly truth: readonly (readonly [number, number])[];
  readonly support: readonly (readonly [number, number])[];
  /** What these two are called. */
  readonly names: { readonly truth: string; readonly support: string };
  /** "before adaptation", "after step 1". */
  readonly steps: readonly string[];
  /** What each answers, `[step][point]`, at the places of the truth. */
  readonly answers: readonly {
    readonly label: string;
    readonly colour: string;
    readonly dash: string;
    readonly steps: readonly (readonly number[])[];
  }[];
}

/** What the page's script draws. */
export interface Replay {
  /** Moments of training to look at, by iteration, and their names. */
  readonly moments: readonly { readonly at: number; readonly label: string }[];
  /** A chart over iterations for each measure. */
  readonly charts: readonly ReplayChart[];
  readonly picture?: ReplayPicture;
  readonly words: { readonly play: string; readonly pause: string };
}
