// Draw a character, and see with every stroke what the learner takes it for. The sampled task's characters stand as
// examples until they are drawn over.

import { Text } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { PlainExamples, SampledTask } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { keepDrawing, type Recognised, recognise } from "../../store/actions.ts";
import { useLab, useRun } from "../../store/state.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import { useLatest } from "../../ui/useLatest.ts";
import { inkOf, PIXELS, type Stroke } from "./ink.ts";
import { Pad } from "./Pad.tsx";
import { DRAW } from "./words.ts";

/** So many examples are shown of those that are looked at. */
const COMPARED = 3;
const NOTHING: readonly Stroke[] = [];
const percent = (share: number) => Math.round(100 * share);

/** The support set: what was drawn in place of all sampled examples of its class. */
function supportFrom(sampled: PlainExamples, ways: number, drawn: readonly (readonly Stroke[])[]) {
  const x = sampled.x.slice();
  const shots = sampled.count / ways;
  for (let label = 0; label < ways; label++) {
    const strokes = drawn[label] ?? NOTHING;
    if (strokes.length === 0) continue;
    const ink = inkOf(strokes);
    for (let shot = 0; shot < shots; shot++) x.set(ink, (label * shots + shot) * PIXELS);
  }
  return { x, y: sampled.y, count: sampled.count };
}

/** What the learner says of the drawing, asked again whenever drawing or weights change; the latest wins. */
function useRecognised(support: PlainExamples, strokes: readonly Stroke[]): Recognised | undefined {
  const [found, setFound] = useState<Recognised>();
  const weights = useLab(({ paths }) => paths);
  const take = useLatest();
  // biome-ignore lint/correctness/useExhaustiveDependencies: new paths tell of new weights
  useEffect(() => {
    take(async () => setFound(strokes.length === 0 ? undefined : await recognise(support, inkOf(strokes))));
  }, [support, strokes, weights]);
  return found;
}

/** The examples that count most in the answer. */
function Compared({ support, found }: { support: PlainExamples; found: Recognised }) {
  const { attention, distances } = found;
  const weight = attention ?? distances?.map((distance) => -distance);
  if (weight === undefined)
    return (
      <Text size="xs" c="dimmed">
        {t(DRAW.adapts)}
      </Text>
    );
  const order = [...weight.keys()].toSorted((one, other) => weight[other]! - weight[one]!).slice(0, COMPARED);
  return (
    <div data-testid="compared">
      <Text size="xs" c="dimmed">
        {t(attention ? DRAW.looksAt : DRAW.nearest)}
      </Text>
      <div className="compared">
        {order.map((row) => (
          <span key={row}>
            <Glyph x={support.x} offset={row * PIXELS} size={36} />
            {attention && <Text size="xs">{percent(attention[row]!)}%</Text>}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Until this share of the run is done, a learner is said to be a beginner. */
const EARLY = 0.05;

interface Props {
  readonly task: SampledTask;
  readonly ways: number;
  /** Something else has the room: what is drawn stays, and can be asked about. */
  readonly hidden: boolean;
}

export function DrawPanel({ task, ways, hidden }: Props) {
  const [drawn, setDrawn] = useState<readonly (readonly Stroke[])[]>([]);
  const untrained = useRun(({ iteration }) => iteration === 0, true);
  const iterations = useRun(({ current }) => Number(current.training.iterations), 0);
  /** The iteration as long as it is an early one. */
  const early = useRun(
    ({ iteration }) => (iteration > 0 && iteration < EARLY * iterations ? iteration : undefined),
    undefined,
  );
  const at = (place: number) => drawn[place] ?? NOTHING;
  const change = (place: number) => (strokes: readonly Stroke[]) =>
    setDrawn((before) =>
      Array.from({ length: ways + 1 }, (_, index) =>
        index === place ? strokes : (before[index] ?? NOTHING),
      ),
    );
  const support = useMemo(() => supportFrom(task.support, ways, drawn), [task, ways, drawn]);
  const query = at(ways);
  const found = useRecognised(support, query);
  useEffect(() => {
    keepDrawing(query.length === 0 ? undefined : { support, x: inkOf(query) });
    return () => keepDrawing(undefined);
  }, [support, query]);
  const chances = found?.chances;
  const best = chances?.indexOf(Math.max(...chances));
  const shots = task.support.count / ways;
  if (hidden) return null;
  return (
    <section className="draw" aria-label={t(DRAW.title)}>
      <div className="draw-query">
        <Pad name={t(DRAW.query)} label={t(DRAW.query)} strokes={query} onChange={change(ways)} />
        <div className="draw-answer">
          {" "}
          <Text size="sm" fw={best === undefined ? 400 : 700} data-testid="pad-answer" aria-live="polite">
            {t(best === undefined ? DRAW.invite : DRAW.answer(best + 1, percent(chances![best]!)))}
          </Text>
          {found && untrained && (
            <Text size="xs" c="dimmed">
              {t(DRAW.untrained)}
            </Text>
          )}
          {found && early !== undefined && (
            <Text size="xs" c="dimmed">
              {t(DRAW.young(early, iterations))}
            </Text>
          )}
          {found && <Compared support={support} found={found} />}
        </div>
      </div>
      <div className="draw-classes">
        {Array.from({ length: ways }, (_, label) => (
          <Pad
            // biome-ignore lint/suspicious/noArrayIndexKey: the label is the identity
            key={label}
            name={t(DRAW.letter(label + 1))}
            label={chances ? t(DRAW.chance(label + 1, percent(chances[label]!))) : `${label + 1}`}
            strokes={at(label)}
            onChange={change(label)}
            empty={<Glyph x={task.support.x} offset={label * shots * PIXELS} size="100%" />}
          >
            <div
              className="chance"
              data-testid="chance"
              data-best={label === best || undefined}
              aria-hidden="true"
            >
              <span className="chance-share" style={{ width: `${100 * (chances?.[label] ?? 0)}%` }} />
            </div>
          </Pad>
        ))}
      </div>
    </section>
  );
}
