// Why a film is recommended: the ratings that moved it most, as signed bars.

import { Text } from "@mantine/core";
import { t } from "../../i18n/language.ts";
import type { OwnRating } from "../../store/state.ts";
import { NEW_USER } from "./words.ts";

/** So many ratings are shown of those that moved a film. */
const SHOWN = 3;

interface Props {
  readonly title: string;
  readonly ratings: readonly OwnRating[];
  /** What each rating adds, in stars. */
  readonly because: readonly number[];
}

export function Because({ title, ratings, because }: Props) {
  const order = [...because.keys()]
    .toSorted((one, other) => Math.abs(because[other]!) - Math.abs(because[one]!))
    .slice(0, SHOWN);
  const most = Math.max(...order.map((place) => Math.abs(because[place]!)), 0.05);
  return (
    <section className="because" aria-live="polite" data-testid="because">
      <Text size="sm" fw={600}>
        {order.length === 0 ? title : t(NEW_USER.because(title, order.length))}
      </Text>
      <Text size="xs" c="dimmed">
        {t(order.length === 0 ? NEW_USER.becauseEmpty : NEW_USER.becauseUnit)}
      </Text>
      {order.map((place) => {
        const { item, title: rated, rating } = ratings[place]!;
        const value = because[place]!;
        return (
          <div key={item} className="because-row" data-testid="because-bar" data-value={value}>
            <Text size="xs" truncate title={rated}>
              {rated} <span className="lit">{"★".repeat(Math.round(rating))}</span>
            </Text>
            <span className="signed" aria-hidden="true">
              <span
                data-sign={value < 0 ? "down" : "up"}
                style={{ width: `${(50 * Math.abs(value)) / most}%` }}
              />
            </span>
            <Text size="xs" className="mono">
              {value < 0 ? "−" : "+"}
              {Math.abs(value).toFixed(2)}
            </Text>
          </div>
        );
      })}
    </section>
  );
}
