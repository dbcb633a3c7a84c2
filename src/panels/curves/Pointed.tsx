// What stands at a pointed place of a chart: every contender, and who is better.

import { Text } from "@mantine/core";

export interface PointedLine {
  readonly words: string;
  readonly colour?: string;
}

export function Pointed({
  heading,
  lines,
}: {
  readonly heading: string;
  readonly lines: readonly PointedLine[];
}) {
  return (
    <div className="pointed" data-testid="pointed">
      <Text size="xs" fw={600}>
        {heading}
      </Text>
      {lines.map(({ words, colour }) => (
        <Text key={words} size="xs" style={{ color: colour }}>
          {words}
        </Text>
      ))}
    </div>
  );
}
