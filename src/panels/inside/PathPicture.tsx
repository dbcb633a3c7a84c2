// The way of a learner's weights over the inner steps, and the loss along it. Props only.

import { Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { line } from "d3-shape";
import type { InsidePath } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { fitted, shareWords } from "./fit.ts";
import { Start } from "./Start.tsx";
import { INSIDE } from "./words.ts";

interface Props {
  readonly view: InsidePath;
  readonly step: number;
  readonly colour: string;
}

/** The share of the height that the losses take. */
const LOSSES = 0.3;
const MARGIN = 14;
const LEFT = 34;

export function PathPicture({ view, step, colour }: Props) {
  const { ref, width, height } = useElementSize();
  const { paths, losses, shares } = view;
  const steps = losses[0]!.length - 1;
  const at = Math.min(step, steps);
  const upper = height * (1 - LOSSES);
  const place = fitted(paths, width, upper, MARGIN);
  const points = (path: Float32Array) =>
    Array.from({ length: steps + 1 }, (_, index) => place(path[2 * index]!, path[2 * index + 1]!));
  const draw = line();
  const finite = losses.flatMap((each) => [...each].filter(Number.isFinite));
  const [least, most] = [Math.min(0, ...finite), Math.max(...finite, 1e-9)];
  const lossAt = (loss: number, index: number): [number, number] => [
    LEFT + ((width - LEFT - MARGIN) * index) / Math.max(1, steps),
    upper + 18 + (height - upper - 36) * (1 - (loss - least) / (most - least)),
  ];
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(INSIDE.path.about(shareWords(shares)))}
      </Text>
      <div ref={ref} className="inside-drawing">
        {width > 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={t(INSIDE.path.label(steps))}
            data-testid="path-picture"
          >
            {paths.map((path, sample) => {
              const way = points(path);
              const [x, y] = way[at]!;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the sample is the identity
                <g key={sample} opacity={paths.length > 1 ? 0.5 : 1}>
                  <path
                    d={draw(way) ?? ""}
                    fill="none"
                    stroke={colour}
                    strokeWidth={paths.length > 1 ? 1 : 2}
                    opacity={0.35}
                    data-testid="weight-path"
                  />
                  <path d={draw(way.slice(0, at + 1)) ?? ""} fill="none" stroke={colour} strokeWidth={2} />
                  {way.map(([px, py], index) => (
                    <circle
                      // biome-ignore lint/suspicious/noArrayIndexKey: the step is the identity
                      key={index}
                      cx={px}
                      cy={py}
                      r={2.2}
                      fill={colour}
                      opacity={index > at ? 0.3 : 1}
                    />
                  ))}
                  <circle cx={x} cy={y} r={6} fill={colour} data-testid="weight-now" />
                </g>
              );
            })}
            {paths.length === 1 && <Start at={points(paths[0]!)[0]!} width={width} />}
            <g>
              <line x1={LEFT} x2={width - MARGIN} y1={height - 18} y2={height - 18} stroke="var(--line)" />
              <text x={LEFT - 6} y={upper + 22} fontSize={11} fill="var(--words)" textAnchor="end">
                {Number(most.toPrecision(2))}
              </text>
              <text x={LEFT - 6} y={height - 16} fontSize={11} fill="var(--words)" textAnchor="end">
                {Number(least.toPrecision(2))}
              </text>
              <text x={width - MARGIN} y={height - 4} fontSize={11} fill="var(--words)" textAnchor="end">
                {t(INSIDE.path.at(at))}
              </text>
              {losses.map((each, sample) => {
                const way = Array.from(each, lossAt).filter(([, y]) => Number.isFinite(y));
                const now = way[at];
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the sample is the identity
                  <g key={sample} opacity={losses.length > 1 ? 0.5 : 1}>
                    <path
                      d={draw(way) ?? ""}
                      fill="none"
                      stroke={colour}
                      strokeWidth={losses.length > 1 ? 1 : 2}
                    />
                    {now && <circle cx={now[0]} cy={now[1]} r={4} fill={colour} />}
                  </g>
                );
              })}
            </g>
          </svg>
        )}
      </div>
    </>
  );
}
