// An episode of images: the support set by class, and each query with what it was taken for.

import { Text } from "@mantine/core";
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { memo, useRef, useState } from "react";
import type { ImagesTask } from "../../tasks/episode.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import { AttentionLines } from "./AttentionLines.tsx";
import type { PictureProps } from "./picture.ts";

const PIXELS = 28 * 28;
/** More drawings than this of one class do not fit beside each other. */
const SHOWN = { support: 5, queries: 8 } as const;

/** Narrower pictures, beside others or on a phone, show smaller drawings and leave the probability to the pointer. */
const NARROW = 560;
const LAYOUT = { wide: { size: 44, name: 110 }, narrow: { size: 32, name: 58 } } as const;

/** Index of the largest of `ways` values in a row. */
function largest(values: Float32Array, row: number, ways: number): number {
  let best = 0;
  for (let label = 1; label < ways; label++)
    if (values[row * ways + label]! > values[row * ways + best]!) best = label;
  return best;
}

export const ImagesPicture = memo(function ImagesPicture(props: PictureProps) {
  const { description } = props.task;
  return description.kind === "images" ? <Grids {...props} description={description} /> : null;
});

function Grids({ task, description, path, step }: PictureProps & { readonly description: ImagesTask }) {
  const ways = description.classes.length;
  const shots = task.support.count / ways;
  const queries = task.query.count / ways;
  const outputs = path?.outputs[step];
  const attention = path?.attention;
  const { ref, width } = useElementSize();
  const container = useRef<HTMLDivElement>(null);
  const measured = useMergedRef(container, ref);
  const narrow = width < NARROW;
  const { size, name } = narrow ? LAYOUT.narrow : LAYOUT.wide;
  const [looked, setLooked] = useState(0);
  return (
    <div ref={measured} style={{ position: "absolute", inset: 0, overflow: "auto" }}>
      {attention && (
        <AttentionLines
          container={container}
          query={looked}
          weights={attention.subarray(looked * task.support.count, (looked + 1) * task.support.count)}
        />
      )}
      <table style={{ borderSpacing: "10px 3px" }}>
        <thead>
          <tr>
            <th>
              <Text size="xs" c="dimmed" ta="left">
                class
              </Text>
            </th>
            <th>
              <Text size="xs" c="var(--support)" ta="left">
                support
              </Text>
            </th>
            <th>
              <Text size="xs" c="var(--query)" ta="left">
                query, and what it is taken for{attention && " (point at one to see where it looks)"}
              </Text>
            </th>
          </tr>
        </thead>
        <tbody>
          {description.classes.map((item, label) => (
            <tr key={`${item.group}/${item.name}`}>
              <td>
                <Text size="xs" fw={600}>
                  {label + 1}
                </Text>
                <Text size="xs" c="dimmed" maw={name} truncate title={`${item.group} ${item.name}`}>
                  {item.name}
                </Text>
              </td>
              <td style={{ whiteSpace: "nowrap" }}>
                {Array.from({ length: Math.min(shots, SHOWN.support) }, (_, shot) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
                  <span key={shot} data-support={label * shots + shot}>
                    <Glyph x={task.support.x} offset={(label * shots + shot) * PIXELS} size={size} />
                  </span>
                ))}
              </td>
              <td>
                <div style={{ display: "flex", gap: 6 }}>
                  {Array.from({ length: Math.min(queries, SHOWN.queries) }, (_, place) => {
                    const row = label * queries + place;
                    const guess = outputs && largest(outputs, row, ways);
                    const right = guess === label;
                    const percent =
                      guess === undefined ? "" : `${Math.round(100 * outputs![row * ways + guess]!)}%`;
                    return (
                      <div
                        key={row}
                        style={{ textAlign: "center" }}
                        data-testid="query"
                        data-query={row}
                        title={percent}
                        {...(attention && {
                          tabIndex: 0,
                          title: "Where this query looks",
                          onFocus: () => setLooked(row),
                          onMouseEnter: () => setLooked(row),
                        })}
                      >
                        <Glyph x={task.query.x} offset={row * PIXELS} size={size} />
                        {guess !== undefined && (
                          <Text
                            size="xs"
                            c={right ? "var(--right)" : "var(--wrong)"}
                            style={{ whiteSpace: "nowrap" }}
                          >
                            {right ? "✓" : "✗"} {guess + 1}
                            {!narrow && (
                              <Text span size="xs" c="dimmed">
                                {" "}
                                {percent}
                              </Text>
                            )}
                          </Text>
                        )}
                      </div>
                    );
                  })}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
