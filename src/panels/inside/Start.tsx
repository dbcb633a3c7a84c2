// Names the first point of a way, on the side where there is room. Props only.

import { t } from "../../i18n/language.ts";
import { INSIDE } from "./words.ts";

interface Props {
  readonly at: readonly [x: number, y: number];
  readonly width: number;
}

export function Start({ at: [x, y], width }: Props) {
  const right = x > width / 2;
  return (
    <text
      x={x + (right ? -9 : 9)}
      y={y - 9}
      fontSize={12}
      fill="var(--words)"
      className="on-ground"
      textAnchor={right ? "end" : "start"}
    >
      {t(INSIDE.path.start)}
    </text>
  );
}
