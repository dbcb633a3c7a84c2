// A figure as a bar to the left or right of nothing, beside what it is of. Props only.

import { Text } from "@mantine/core";
import type { ReactNode } from "react";

interface Props {
  readonly name: ReactNode;
  readonly title: string;
  /** As a share of the longest bar, between −1 and 1; 0 for what is no number. */
  readonly share: number;
  readonly figure: string;
  readonly testId: string;
}

export function SignedBar({ name, title, share, figure, testId }: Props) {
  return (
    <div className="because-row" data-testid={testId} data-share={share}>
      <Text size="xs" lineClamp={2} title={title} component="div">
        {name}
      </Text>
      <span className="signed" aria-hidden="true">
        <span data-sign={share < 0 ? "down" : "up"} style={{ width: `${50 * Math.abs(share)}%` }} />
      </span>
      <Text size="xs" className="mono">
        {figure}
      </Text>
    </div>
  );
}
