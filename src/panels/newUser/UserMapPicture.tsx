// Training users as dots, and the person's way among them, rating by rating. Props only.

import { Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { scaleLinear } from "d3-scale";
import { line } from "d3-shape";
import { useState } from "react";
import type { UserMap } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import type { OwnRating } from "../../store/state.ts";
import { HiddenTable } from "../../ui/HiddenTable.tsx";
import { NEW_USER } from "./words.ts";

interface Props {
  readonly map: UserMap;
  readonly titles: readonly string[];
  /** What was rated, in the order of the way. */
  readonly ratings: readonly OwnRating[];
}

const MARGIN = 18;
/** Pixels from a dot in which it is meant. */
const NEAR = 14;
const { map: WORDS } = NEW_USER;

export function UserMapPicture({ map, titles, ratings }: Props) {
  const { ref, width, height } = useElementSize();
  const [pointed, setPointed] = useState<readonly [number, number]>();
  // Each direction has a scale of its own: the second would often be a line.
  const along = (axis: 0 | 1, range: readonly [number, number]) => {
    const values = [...map.users, ...map.path].filter((_, index) => index % 2 === axis);
    return scaleLinear([Math.min(...values), Math.max(...values)], range);
  };
  const x = along(0, [MARGIN, width - 2 * MARGIN]);
  const y = along(1, [height - MARGIN, MARGIN]);
  const placesOf = (points: Float32Array) =>
    Array.from({ length: points.length / 2 }, (_, row): [number, number] => [
      x(points[2 * row]!),
      y(points[2 * row + 1]!),
    ]);
  const users = placesOf(map.users);
  const way = placesOf(map.path);
  const far = ([x, y]: readonly [number, number]) =>
    pointed ? Math.hypot(x - pointed[0], y - pointed[1]) : Number.POSITIVE_INFINITY;
  const nearest = users.reduce((best, at, user) => (far(at) < far(users[best]!) ? user : best), 0);
  const seen = far(users[nearest]!) < NEAR ? nearest : undefined;
  const named = (items: readonly number[]) => items.map((item) => titles[item]!);
  const stepWords = (step: number) => {
    const own = ratings[step - 1];
    return own ? WORDS.step(own.title, Number(own.rating.toFixed(1))) : WORDS.start;
  };
  return (
    <>
      <div ref={ref} className="user-map" data-testid="user-map">
        {width > 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={t(WORDS.label(users.length, ratings.length))}
            onPointerMove={({ clientX, clientY, currentTarget }) => {
              const { left, top } = currentTarget.getBoundingClientRect();
              setPointed([clientX - left, clientY - top]);
            }}
            onPointerLeave={() => setPointed(undefined)}
          >
            {users.map(([left, top], user) => (
              <circle
                // biome-ignore lint/suspicious/noArrayIndexKey: the user is the identity
                key={user}
                className="moving"
                style={{ transform: `translate(${left}px, ${top}px)` }}
                r={user === seen ? 6 : 3.2}
                fill="var(--truth)"
                opacity={user === seen ? 1 : 0.55}
                data-testid="map-user"
              />
            ))}
            <path d={line()(way) ?? ""} fill="none" stroke="var(--page)" strokeWidth={5} />
            <path
              d={line()(way) ?? ""}
              fill="none"
              stroke="var(--support)"
              strokeWidth={2}
              data-testid="map-way"
            />
            {way.map(([left, top], step) => {
              const last = step === way.length - 1;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rating is the identity
                <g key={step} transform={`translate(${left} ${top})`} data-testid="map-step">
                  <title>{t(stepWords(step))}</title>
                  <circle r={last ? 7 : 3.5} fill="var(--support)" stroke="var(--page)" strokeWidth={1.5} />
                  <text
                    x={9}
                    y={-6}
                    fontSize={12}
                    fontWeight={last ? 700 : 400}
                    fill="var(--support)"
                    className="on-ground"
                  >
                    {last ? t(WORDS.you) : step}
                  </text>
                </g>
              );
            })}
          </svg>
        )}
      </div>
      <Text size="xs" c="dimmed" lineClamp={2} mih={36} data-testid="map-pointed">
        {seen === undefined ? t(WORDS.point) : t(WORDS.likes(named(map.likes[seen]!)))}
      </Text>
      {map.ends.map(({ least, most }, axis) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the direction is the identity
        <Text key={axis} size="xs" data-testid="map-ends">
          {t(WORDS.ends[axis]!(named(least), named(most)))}
        </Text>
      ))}
      <HiddenTable
        caption={t(WORDS.table)}
        head={WORDS.head.map((name) => t(name))}
        rows={way.map((_, step) => [
          t(stepWords(step)),
          map.path[2 * step]!.toFixed(2),
          map.path[2 * step + 1]!.toFixed(2),
        ])}
      />
    </>
  );
}
