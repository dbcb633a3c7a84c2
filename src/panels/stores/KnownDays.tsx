// The days of a shop that are known: what each sold, and how it was run.

import { useElementSize } from "@mantine/hooks";
import { scaleLinear } from "d3-scale";
import { t } from "../../i18n/language.ts";
import { type StoreTask, WEEKDAYS } from "../../tasks/episode.ts";
import { Legend } from "../adaptation/Legend.tsx";
import { STORES } from "./words.ts";

const [HEIGHT, LETTERS, TOP] = [84, 14, 12];

interface Props {
  readonly description: StoreTask;
  /** Logarithms of what each day sold, `[days]`. */
  readonly sold: ArrayLike<number>;
}

export function KnownDays({ description: { days, unit, usualHours }, sold }: Props) {
  const { ref, width } = useElementSize();
  const units = Array.from(days, (_, day) => unit * Math.exp(sold[day]!));
  const each = width / days.length;
  const bottom = HEIGHT - LETTERS;
  const y = scaleLinear([0, Math.max(...units)], [bottom, TOP]);
  return (
    <div ref={ref}>
      <Legend
        items={[
          { mark: "", words: t(STORES.days(days.length)), colour: "var(--words)" },
          { mark: "▮", words: t(STORES.marks.promotion), colour: "var(--support)" },
          { mark: "●", words: t(STORES.marks.rain), colour: "var(--query)" },
        ]}
      />
      <svg
        width={width}
        height={HEIGHT}
        role="img"
        aria-label={t(STORES.days(days.length))}
        data-testid="known-days"
      >
        {days.map((day, place) => {
          const { weekday, promotion, rain, hours } = day;
          const words = t(STORES.day(day, Math.round(units[place]!)));
          const middle = (place + 0.5) * each;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the day
            <g key={place}>
              <title>{words}</title>
              <rect
                x={place * each + 1}
                width={Math.max(1, each - 2)}
                y={y(units[place]!)}
                height={Math.max(0, bottom - y(units[place]!))}
                fill={promotion ? "var(--support)" : "var(--truth)"}
                opacity={promotion ? 1 : 0.55}
              />
              {rain && <circle cx={middle} cy={bottom - 6} r={3} fill="var(--query)" stroke="var(--page)" />}
              {hours !== usualHours && (
                <text
                  x={middle}
                  y={y(units[place]!) - 2}
                  fontSize={10}
                  fill="var(--words)"
                  textAnchor="middle"
                >
                  {t(STORES.hoursOf(hours))}
                </text>
              )}
              {each > 13 && (
                <text x={middle} y={HEIGHT - 3} fontSize={10} fill="var(--words)" textAnchor="middle">
                  {t(WEEKDAYS[weekday]!).slice(0, each > 34 ? 3 : 2)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
