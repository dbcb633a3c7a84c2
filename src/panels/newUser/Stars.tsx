// A rating as a row of buttons, one for each star.

import { NEW_USER } from "./words.ts";

/** More marks than these are not told apart. */
const MOST_MARKS = 10;

/** What can be given on a scale: its whole numbers, or five marks evenly spaced where those are many. */
export function marksOf([least, greatest]: readonly [number, number]): number[] {
  const first = Math.max(1, Math.ceil(least));
  const whole = Math.floor(greatest) - first + 1;
  if (whole >= 2 && whole <= MOST_MARKS) return Array.from({ length: whole }, (_, place) => first + place);
  return Array.from({ length: 5 }, (_, place) => least + (place * (greatest - least)) / 4);
}

interface Props {
  readonly title: string;
  readonly scale: readonly [number, number];
  readonly rating: number | undefined;
  readonly disabled?: boolean;
  readonly onRate: (rating: number) => void;
}

export function Stars({ title, scale, rating, disabled, onRate }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's border and legend are not wanted
    <span className="stars" role="group" aria-label={title}>
      {marksOf(scale).map((mark) => (
        <button
          key={mark}
          type="button"
          className="star"
          aria-label={NEW_USER.rate(title, mark, scale[1])}
          aria-pressed={rating !== undefined && Math.abs(rating - mark) < 0.26}
          data-lit={(rating !== undefined && rating >= mark - 0.26) || undefined}
          disabled={disabled}
          onClick={() => onRate(mark)}
        >
          ★
        </button>
      ))}
    </span>
  );
}
