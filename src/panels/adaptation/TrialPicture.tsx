// A trial of decisions: which action was taken at each step and what it paid, what that tells of the arms, and the
// regret of all contenders so far.

import { useElementSize } from "@mantine/hooks";
import { scaleBand, scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { memo, type PointerEvent } from "react";
import { colourOf, dashOf } from "../../charts/colours.ts";
import type { TrialRecord } from "../../experiment/shown.ts";
import { filled } from "../../i18n/filled.tsx";
import { t, useLanguage } from "../../i18n/language.ts";
import { showStep } from "../../store/actions.ts";
import { useContenders, useIsOwn, useLab } from "../../store/state.ts";
import type { DecisionTask } from "../../tasks/episode.ts";
import { shortened } from "../../ui/fitInARow.ts";
import { said } from "../../words/said.ts";
import { beliefsAfter } from "./beliefs.ts";
import type { PictureProps } from "./picture.ts";
import { World } from "./World.tsx";

const MARGIN = { top: 24, right: 10, bottom: 22, left: 62 };
/** The share of the height that the regrets take. */
const REGRET_SHARE = 0.34;
const NARROW = 520;
/** The longest of the names beside the curves, and the legend above, have room in it. */
const BELIEF_WIDTH = 232;
/** A world wants a ring of states, not a list of arms. */
const WORLD_WIDTH = 300;

/** Regret after each step, from 0 before the first. */
const cumulative = (regrets: Float32Array): number[] => {
  let total = 0;
  return [0, ...Array.from(regrets, (regret) => (total += regret))];
};

interface PartProps {
  readonly record: TrialRecord;
  readonly description: DecisionTask;
  readonly step: number;
  readonly colour: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Actions by step: a filled dot earned something; shades are the policy's chances. */
function Actions({ record, description, step, colour, left, right, top, bottom }: PartProps) {
  const { actions, rewards, chances } = record;
  const x = scaleLinear([0, actions.length], [left, right]);
  const y = scaleBand(
    description.actions.map((_, action) => action),
    [top, bottom],
  );
  const cell = x(1) - x(0);
  const most = Math.max(...rewards.map(Math.abs), 1e-9);
  const radius = Math.max(1.2, Math.min(cell / 2 - 0.5, y.bandwidth() / 2 - 1, 8));
  const labelled = Math.max(1, Math.ceil(14 / y.bandwidth()));
  return (
    <g>
      {chances?.slice(0, step + 1).map((row, at) =>
        Array.from(row, (chance, action) =>
          chance > 0.03 ? (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: step and action are the identity
              key={`${at} ${action}`}
              x={x(at)}
              y={y(action)}
              width={cell}
              height={y.bandwidth()}
              fill={colour}
              opacity={0.28 * chance}
            />
          ) : null,
        ),
      )}
      {description.actions.map((name, action) =>
        action % labelled === 0 ? (
          <text
            // biome-ignore lint/suspicious/noArrayIndexKey: the action is the identity
            key={action}
            x={left - 6}
            y={y(action)! + y.bandwidth() / 2}
            dy="0.32em"
            textAnchor="end"
            fontSize={11}
            fill="var(--words)"
          >
            {t(name)}
          </text>
        ) : null,
      )}
      {Array.from(actions.subarray(0, step), (action, at) => {
        const share = Math.max(0, rewards[at]! / most);
        return (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: the step is the identity
            key={at}
            cx={x(at) + cell / 2}
            cy={y(action)! + y.bandwidth() / 2}
            r={radius}
            fill={colour}
            fillOpacity={share}
            stroke={colour}
            strokeWidth={at === step - 1 ? 2.5 : 1}
            data-testid="action"
          />
        );
      })}
      <line x1={x(step)} x2={x(step)} y1={top} y2={bottom} stroke="var(--truth)" strokeDasharray="2 3" />
    </g>
  );
}

/** What is believed of each arm after the steps shown, and what is true. */
function Beliefs({ record, description, step, colour, left, right, top, bottom }: PartProps) {
  const arms = description.arms!;
  const beliefs = beliefsAfter(record, arms, step);
  const y = scaleBand(
    description.actions.map((_, action) => action),
    [top, bottom],
  );
  const most = Math.max(...arms.expected, ...beliefs.map(({ mean, deviation }) => mean + deviation));
  const x = scaleLinear([0, most], [left, right]);
  return (
    <g data-testid="beliefs">
      <text x={left} y={14} fontSize={12} fill="var(--words)">
        {filled`worth of each: ${<tspan fill={colour}>{t`● believed`}</tspan>} | true`}
      </text>
      {beliefs.map(({ mean, deviation, taken }, action) => {
        const centre = y(action)! + y.bandwidth() / 2;
        const half = Math.min(7, y.bandwidth() / 2);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the action is the identity
          <g key={action}>
            <title>{t`${said(description.actions[action]!)}: taken ${taken} times, believed ${mean.toFixed(2)} ± ${deviation.toFixed(2)}, true ${arms.expected[action]!.toFixed(2)}`}</title>
            <line x1={left} x2={right} y1={centre} y2={centre} stroke="var(--line)" />
            <line
              x1={x(Math.max(0, mean - deviation))}
              x2={x(mean + deviation)}
              y1={centre}
              y2={centre}
              stroke={colour}
              strokeWidth={Math.min(6, half)}
              opacity={0.35}
            />
            <circle cx={x(mean)} cy={centre} r={Math.min(4.5, half)} fill={colour} />
            <line
              x1={x(arms.expected[action]!)}
              x2={x(arms.expected[action]!)}
              y1={centre - half}
              y2={centre + half}
              stroke="var(--truth)"
              strokeWidth={2}
            />
          </g>
        );
      })}
    </g>
  );
}

/** Names beside the curves: a line each, no closer than can be read, and room where there is none elsewhere. */
const NAME_HEIGHT = { most: 15, least: 11.5 };
const NAMES_WIDTH = 130;
/** Pixels of a letter. */
const LETTER = 6.2;

/**
 * Regret so far of everyone on this task; with names where there is room for all. `tight`: names take room from the
 * curves.
 */
function Regrets({
  step,
  left,
  right: edge,
  top,
  bottom,
  tight,
}: Omit<PartProps, "record" | "description" | "colour"> & { readonly tight: boolean }) {
  const trials = useLab((state) => state.trials);
  // They may reach up to the title and down to the frame.
  const above = 8;
  const nameHeight = Math.min(NAME_HEIGHT.most, (bottom - top + above + MARGIN.bottom) / trials.length);
  const named = nameHeight >= NAME_HEIGHT.least;
  const right = tight && named ? edge - NAMES_WIDTH : edge;
  const letters = Math.floor((NAMES_WIDTH - 8) / LETTER);
  const contenders = useContenders();
  const roles = contenders.map(({ role }) => role);
  const curves = trials.map(({ role, regrets }) => ({ role, values: cumulative(regrets) }));
  const length = curves[0]!.values.length - 1;
  const x = scaleLinear([0, length], [left, right]);
  const most = Math.max(1e-9, ...curves.map(({ values }) => values.at(-1)!));
  const y = scaleLinear([0, most], [bottom, top]).nice(3);
  const path = line<number>((_, at) => x(at), y);
  const atStep = (values: readonly number[]) => values[Math.min(step, length)]!;
  return (
    <g data-testid="regrets">
      {y.ticks(3).map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end" fontSize={11} fill="var(--words)">
            {tick}
          </text>
        </g>
      ))}
      <text x={left} y={top - 6} fontSize={12} fill="var(--words)">
        {t`regret so far, this task`}
      </text>
      {curves.map(({ role, values }) => (
        <path
          key={role}
          d={path(values.slice(0, step + 1)) ?? ""}
          fill="none"
          stroke={colourOf(role, roles)}
          strokeWidth={role === "learner" ? 3 : 1.6}
          strokeDasharray={dashOf(role, roles)}
        />
      ))}
      {named &&
        curves
          .toSorted((a, b) => atStep(b.values) - atStep(a.values))
          .map(({ role, values }, place) => {
            const name = t(contenders.find((item) => item.role === role)?.label ?? role);
            const value = atStep(values).toFixed(1);
            return (
              <text
                key={role}
                x={right + 8}
                y={top - above + (place + 0.5) * nameHeight}
                fontSize={11}
                dy="0.32em"
                fontWeight={role === "learner" ? 700 : 400}
                fill={colourOf(role, roles)}
              >
                <title>{name}</title>
                {tight ? shortened(name, letters - value.length - 1) : name} {value}
              </text>
            );
          })}
    </g>
  );
}

export const TrialPicture = memo(function TrialPicture({ task, trial, step, colour }: PictureProps) {
  const { ref, width, height } = useElementSize();
  const { description } = task;
  const isOwn = useIsOwn();
  useLanguage();
  if (description.kind !== "decisions") return null;
  const wide = width > NARROW;
  const beside = wide ? (description.world ? WORLD_WIDTH : BELIEF_WIDTH) : 0;
  const right = width - MARGIN.right - beside;
  const split = MARGIN.top + (height - MARGIN.top - MARGIN.bottom) * (1 - REGRET_SHARE);
  const place = { left: MARGIN.left, right, top: MARGIN.top, bottom: split };
  return (
    <div ref={ref} style={{ position: "absolute", inset: 0 }}>
      {trial && width > 0 && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={t`${said(description.title)}: actions, rewards and regret up to step ${step}`}
          data-testid="trial-picture"
          {...(isOwn && {
            style: { cursor: "col-resize" },
            onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
              const box = event.currentTarget.getBoundingClientRect();
              const share = (event.clientX - box.left - place.left) / (place.right - place.left);
              if (share >= 0 && share <= 1) showStep(Math.round(share * trial.actions.length));
            },
          })}
        >
          <text x={MARGIN.left} y={14} fontSize={12} fill="var(--words)">
            <tspan fill={colour}>{t`● paid, ○ did not`}</tspan>
            {trial.chances && <tspan fill={colour}> · {t`shade: the policy’s chances`}</tspan>}
          </text>
          <Actions record={trial} description={description} step={step} colour={colour} {...place} />
          {wide && description.arms && (
            <Beliefs
              record={trial}
              description={description}
              step={step}
              colour={colour}
              {...place}
              left={right + 24}
              right={width - MARGIN.right}
            />
          )}
          {wide && description.world && (
            <World
              record={trial}
              description={description}
              world={description.world}
              step={step}
              colour={colour}
              left={right + 24}
              right={width - MARGIN.right}
              top={MARGIN.top}
              bottom={height - MARGIN.bottom}
            />
          )}
          <Regrets
            step={step}
            left={MARGIN.left}
            right={right}
            tight={!(wide && description.arms)}
            top={split + 26}
            bottom={height - MARGIN.bottom}
          />
          <text x={MARGIN.left} y={height - 6} fontSize={11} fill="var(--words)">
            {t`step ${step} of ${trial.actions.length}`}
          </text>
        </svg>
      )}
    </div>
  );
});
