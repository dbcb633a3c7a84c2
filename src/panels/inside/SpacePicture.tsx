// Where support examples, prototypes and queries lie in the space in which a learner compares. Props only.

import { Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import type { InsideSpace, SampledTask } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { fitted, shareWords } from "./fit.ts";
import { INSIDE } from "./words.ts";

interface Props {
  readonly view: InsideSpace;
  readonly task: SampledTask;
}

const MARGIN = 16;
const COLOURS = 7;

/** Colour of a class; the number at each point says it too. */
const colourOf = (label: number) => `var(--other-${1 + (label % COLOURS)})`;

export function SpacePicture({ view, task }: Props) {
  const { ref, width, height } = useElementSize();
  const { support, query, prototypes, shares } = view;
  const place = fitted([support, query, ...(prototypes ? [prototypes] : [])], width, height, MARGIN);
  /** The label of a row: its one-hot target. */
  const labelOf = ({ y, count }: SampledTask["support"], row: number) => {
    const ways = y.length / count;
    return y.subarray(row * ways, (row + 1) * ways).indexOf(1);
  };
  const pointsOf = (points: Float32Array) =>
    Array.from({ length: points.length / 2 }, (_, row) => place(points[2 * row]!, points[2 * row + 1]!));
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(INSIDE.space.about(shareWords(shares)))}
      </Text>
      <Text size="xs" c="dimmed">
        {t(INSIDE.space.support)} · {t(INSIDE.space.query)}
        {prototypes && ` · ${t(INSIDE.space.prototype)}`}
      </Text>
      <div ref={ref} className="inside-drawing">
        {width > 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={t(INSIDE.space.label)}
            data-testid="space-picture"
          >
            {pointsOf(query).map(([x, y], row) => (
              <circle
                // biome-ignore lint/suspicious/noArrayIndexKey: the row is the identity
                key={row}
                className="moving"
                style={{ transform: `translate(${x}px, ${y}px)` }}
                r={4}
                fill="none"
                strokeWidth={1.6}
                stroke={colourOf(labelOf(task.query, row))}
                data-testid="embedded-query"
              />
            ))}
            {pointsOf(support).map(([x, y], row) => {
              const label = labelOf(task.support, row);
              return (
                <g
                  // biome-ignore lint/suspicious/noArrayIndexKey: the row is the identity
                  key={row}
                  className="moving"
                  style={{ transform: `translate(${x}px, ${y}px)` }}
                  data-testid="embedded-support"
                >
                  <circle r={6} fill={colourOf(label)} />
                  <text dx={9} dy={4} fontSize={12} fontWeight={600} fill={colourOf(label)}>
                    {label + 1}
                  </text>
                </g>
              );
            })}
            {prototypes &&
              pointsOf(prototypes).map(([x, y], label) => (
                <path
                  // biome-ignore lint/suspicious/noArrayIndexKey: the label is the identity
                  key={label}
                  className="moving"
                  style={{ transform: `translate(${x}px, ${y}px)` }}
                  d="M0,-9L9,0L0,9L-9,0Z"
                  fill="none"
                  strokeWidth={2}
                  stroke={colourOf(label)}
                  data-testid="prototype"
                />
              ))}
          </svg>
        )}
      </div>
    </>
  );
}
