// A rating as a row of buttons, one for each star.

import { t } from "../../i18n/language.ts";
import { marksOf } from "./marks.ts";
import { NEW_USER } from "./words.ts";

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
      {marksOf(scale).map((mark) => {
        const lit = rating !== undefined && rating >= mark;
        return (
          <button
            key={mark}
            type="button"
            className="star"
            aria-label={t(NEW_USER.rate(title, mark, scale[1]))}
            aria-pressed={rating === mark}
            data-lit={lit || undefined}
            disabled={disabled}
            onClick={() => onRate(mark)}
          >
            {lit ? "★" : "☆"}
          </button>
        );
      })}
    </span>
  );
}
