// A support point in a drawing, reached by pointer and by keyboard.

import type { KeyboardEvent } from "react";
import { t } from "../../i18n/language.ts";
import { POINT_KEYS } from "./editing.ts";

interface Props {
  readonly cx: number;
  readonly cy: number;
  readonly colour: string;
  /** Which point: "Support point at 1.20, −0.50". */
  readonly label: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export function SupportPoint({ colour, label, ...place }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside an SVG
    <circle
      role="button"
      tabIndex={0}
      r={6.5}
      fill={colour}
      stroke="var(--page)"
      strokeWidth={2}
      style={{ cursor: "grab" }}
      data-testid="support-point"
      aria-label={`${label}: ${t(POINT_KEYS)}`}
      {...place}
    />
  );
}
