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
  /** Absent where it cannot be moved. */
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

export function SupportPoint({ colour, label, onKeyDown, cx, cy }: Props) {
  const look = { cx, cy, r: 6.5, fill: colour, stroke: "var(--page)", strokeWidth: 2 };
  if (onKeyDown === undefined)
    return (
      <circle {...look} data-testid="support-point">
        <title>{label}</title>
      </circle>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand inside an SVG
    <circle
      {...look}
      role="button"
      tabIndex={0}
      style={{ cursor: "grab" }}
      data-testid="support-point"
      aria-label={`${label}: ${t(POINT_KEYS)}`}
      onKeyDown={onKeyDown}
    />
  );
}
