// A tabular world as one trial has found it: states on a ring, moves as thick as they were frequent, the path of the
// episode under way, and what is believed of the rewards where it stands.

import { scaleLinear } from "d3-scale";
import type { TrialRecord } from "../../experiment/shown.ts";
import { filled } from "../../i18n/filled.tsx";
import { t } from "../../i18n/language.ts";
import type { DecisionTask, WorldLaw } from "../../tasks/episode.ts";
import { said } from "../../words/said.ts";
import { worldAfter } from "./worlds.ts";

interface Props {
  readonly record: TrialRecord;
  readonly description: DecisionTask;
  readonly world: WorldLaw;
  readonly step: number;
  readonly colour: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const NODE = 9;
/** The share of the height that the ring takes; the rest is for beliefs. */
const RING_SHARE = 0.6;
const THICKEST = 5;
/** Room around the ring for a state that leads to itself. */
const LOOP = 24;

export function World({ record, description, world, step, colour, left, right, top, bottom }: Props) {
  const seen = worldAfter(record, world, step);
  const split = top + (bottom - top) * RING_SHARE;
  const middle = [(left + right) / 2, (top + split) / 2] as const;
  const radius = Math.max(NODE, Math.min(right - left, split - top) / 2 - LOOP);
  const place = (state: number) => {
    const angle = (2 * Math.PI * state) / world.states - Math.PI / 2;
    return [middle[0] + radius * Math.cos(angle), middle[1] + radius * Math.sin(angle)] as const;
  };
  const most = Math.max(1, ...seen.moves.flat());
  const busiest = Math.max(1, ...seen.visits);
  const passed = seen.path.slice(1).map((to, at) => [seen.path[at]!, to] as const);
  return (
    <g data-testid="world">
      <title>{t`State ${seen.state + 1}, step ${seen.inEpisode} of the episode; ${seen.visits.filter((count) => count > 0).length} of ${world.states} states visited`}</title>
      <text x={left} y={14} fontSize={12} fill="var(--words)">
        {t`states and moves seen so far`} · <tspan fill={colour}>━ {t`this episode`}</tspan>
      </text>
      {seen.moves.flatMap((row, from) =>
        row.map((count, to) => {
          if (count === 0 || from === to) return null;
          return (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: the two states are the identity
              key={`${from} ${to}`}
              d={bow(place(from), place(to), middle)}
              fill="none"
              stroke="var(--truth)"
              opacity={0.6}
              strokeWidth={Math.max(0.7, (THICKEST * count) / most)}
            />
          );
        }),
      )}
      {passed.map(([from, to], at) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: the step is the identity
          key={at}
          d={bow(place(from), place(to), middle)}
          fill="none"
          stroke={colour}
          strokeWidth={at === passed.length - 1 ? 3 : 1.8}
          data-testid="move"
        />
      ))}
      {seen.visits.map((count, state) => {
        const [x, y] = place(state);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the state is the identity
          <g key={state}>
            <title>{t`state ${state + 1}: visited ${count} times`}</title>
            <circle
              cx={x}
              cy={y}
              r={NODE}
              fill="var(--page)"
              stroke={state === seen.state ? colour : "var(--truth)"}
              strokeWidth={state === seen.state ? 3 : 1}
            />
            <circle cx={x} cy={y} r={NODE - 1} fill={colour} opacity={(0.45 * count) / busiest} />
            <text x={x} y={y} dy="0.34em" textAnchor="middle" fontSize={10} fill="var(--mantine-color-text)">
              {state + 1}
            </text>
          </g>
        );
      })}
      <Rewards
        {...{ description, world, colour, left, right, bottom }}
        top={split + 12}
        state={seen.state}
        beliefs={seen.beliefs}
      />
    </g>
  );
}

type RewardProps = Omit<Props, "record" | "step"> & {
  readonly state: number;
  readonly beliefs: ReturnType<typeof worldAfter>["beliefs"];
};

/** Rewards of each action where the trial stands: believed, and true. */
function Rewards({ description, world, state, beliefs, colour, left, right, top, bottom }: RewardProps) {
  const start = left + 58;
  const truth = (action: number) => world.rewards[state * beliefs.length + action]!;
  const ends = beliefs.flatMap(({ mean, deviation }, action) => [
    mean - deviation,
    mean + deviation,
    truth(action),
  ]);
  const x = scaleLinear([Math.min(...ends), Math.max(...ends)], [start, right - 4]);
  const row = (bottom - top - 14) / beliefs.length;
  return (
    <g>
      <text x={left} y={top + 4} fontSize={12} fill="var(--words)">
        {filled`rewards in state ${state + 1}: ${<tspan fill={colour}>{t`● believed`}</tspan>} | true`}
      </text>
      {beliefs.map(({ mean, deviation, taken }, action) => {
        const y = top + 14 + row * (action + 0.5);
        const half = Math.min(6, row / 2);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the action is the identity
          <g key={action}>
            <title>{t`${said(description.actions[action]!)}: taken ${taken} times here, believed ${mean.toFixed(2)} ± ${deviation.toFixed(2)}, true ${truth(action).toFixed(2)}`}</title>
            <text x={left} y={y} dy="0.32em" fontSize={11} fill="var(--words)">
              {t(description.actions[action]!)}
            </text>
            <line
              x1={x(mean - deviation)}
              x2={x(mean + deviation)}
              y1={y}
              y2={y}
              stroke={colour}
              strokeWidth={Math.min(6, half)}
              opacity={0.35}
            />
            <circle cx={x(mean)} cy={y} r={Math.min(4.5, half)} fill={colour} />
            <line
              x1={x(truth(action))}
              x2={x(truth(action))}
              y1={y - half}
              y2={y + half}
              stroke="var(--truth)"
              strokeWidth={2}
            />
          </g>
        );
      })}
    </g>
  );
}

type Place = readonly [number, number];

/** A line from place to place, bent towards the middle so that both ways are told apart; a loop where both are one. */
function bow([x1, y1]: Place, [x2, y2]: Place, [mx, my]: Place): string {
  if (x1 === x2 && y1 === y2) {
    const [dx, dy] = [x1 - mx, y1 - my];
    const out = 1.32;
    return `M${x1},${y1}C${mx + out * dx - 0.3 * dy},${my + out * dy + 0.3 * dx} ${mx + out * dx + 0.3 * dy},${my + out * dy - 0.3 * dx} ${x1},${y1}`;
  }
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const [nx, ny] = [(y2 - y1) * 0.12, (x1 - x2) * 0.12];
  return `M${x1},${y1}Q${cx + nx},${cy + ny} ${x2},${y2}`;
}
