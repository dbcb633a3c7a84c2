// An episode of images: the support set by class, and each query with what it was taken for.

import { Text } from "@mantine/core";
import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useRef, useState } from "react";
import { filled } from "../../i18n/filled.tsx";
import { t } from "../../i18n/language.ts";
import type { ImagesTask } from "../../tasks/episode.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { Term } from "../../ui/Words.tsx";
import { AttentionLines } from "./AttentionLines.tsx";
import { largest } from "./largest.ts";
import type { PictureProps } from "./picture.ts";
import { pictureOf } from "./pictureOf.tsx";

const PIXELS = 28 * 28;
/** More support drawings than this of one class leave no room for queries. */
const MOST_SUPPORT = 5;
/** Narrower pictures, beside others or on a phone, leave the probability to the pointer. */
const NARROW = 560;
/** Sides of a drawing, pixels. */
const SIZE = { least: 30, most: 60 } as const;
/** Between drawings; between the table's columns, all together; its heading; what a row holds beside its drawing. */
const GAP = 6;
const COLUMNS = 52;
const HEADING = 34;
const UNDER = 31;
/** A query is no narrower than what stands under it. */
const CELL = { narrow: 32, wide: 54 } as const;
/** Above fewer queries there is no room for a sentence. */
const FEW = 3;
/** Where rows are low, what a query is taken for stands beside it: no row is lower than a class's name. */
const NAMED = 36;
const BESIDE = { narrow: 28, wide: 60 } as const;

/** Drawings as large as all rows fit with, and as many queries of each class as there is room for. */
function layoutFor(width: number, height: number, ways: number, shots: number, queries: number) {
  const narrow = width < NARROW;
  const name = narrow ? 58 : 110;
  const row = (height - HEADING) / ways;
  const low = height > 0 && row - UNDER < SIZE.least;
  const free = low ? Math.min(row - GAP, NAMED) : row - UNDER;
  const size = Math.round(Math.max(SIZE.least, Math.min(SIZE.most, free)));
  const support = Math.min(shots, MOST_SUPPORT);
  const under = narrow ? CELL.narrow : CELL.wide;
  const cell = low ? size + (narrow ? BESIDE.narrow : BESIDE.wide) : Math.max(size, under);
  const room = width - name - COLUMNS - support * (size + 3);
  return {
    narrow,
    low,
    name,
    size,
    support,
    shown: Math.max(1, Math.min(queries, Math.floor(room / (cell + GAP)))),
  };
}

export const ImagesPicture = pictureOf("images", Grids);

function Grids({ task, description, path, step }: PictureProps & { readonly description: ImagesTask }) {
  const ways = description.classes.length;
  const shots = task.support.count / ways;
  const queries = task.query.count / ways;
  const outputs = path?.outputs[step];
  const attention = path?.attention;
  const { ref, width, height } = useElementSize();
  const container = useRef<HTMLDivElement>(null);
  const measured = useMergedRef(container, ref);
  const { narrow, low, name, size, support, shown } = layoutFor(width, height, ways, shots, queries);
  const [looked, setLooked] = useState(0);
  return (
    <Scrolled ref={measured} className="scrolled" label={t`Episode`}>
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
                {t`class`}
              </Text>
            </th>
            <th>
              <Text size="xs" c="var(--support)" ta="left">
                <Term id="support">{t`support`}</Term>
              </Text>
            </th>
            <th>
              <Text size="xs" c="var(--query)" ta="left">
                {narrow && shown < FEW ? (
                  <Term id="query">{t`query`}</Term>
                ) : (
                  filled`${<Term id="query">{t`query`}</Term>}, and what it is taken for`
                )}
                {attention && !narrow && t` (point at one to see where it looks)`}
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
                  {narrow && item.group !== "" ? item.group : item.name}
                </Text>
              </td>
              <td style={{ whiteSpace: "nowrap" }}>
                {Array.from({ length: support }, (_, shot) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity
                  <span key={shot} data-support={label * shots + shot}>
                    <Glyph
                      x={task.support.x}
                      offset={(label * shots + shot) * PIXELS}
                      size={size}
                      label={t`support drawing of class ${label + 1}`}
                    />
                  </span>
                ))}
              </td>
              <td>
                <div style={{ display: "flex", gap: GAP }}>
                  {Array.from({ length: shown }, (_, place) => {
                    const row = label * queries + place;
                    const guess = outputs && largest(outputs, row, ways);
                    const right = guess === label;
                    const percent =
                      guess === undefined ? "" : `${Math.round(100 * outputs![row * ways + guess]!)}%`;
                    return (
                      <div
                        key={row}
                        style={
                          low ? { display: "flex", alignItems: "center", gap: 3 } : { textAlign: "center" }
                        }
                        data-testid="query"
                        data-query={row}
                        title={percent}
                        {...(attention && {
                          tabIndex: 0,
                          title: t`Where this query looks`,
                          onFocus: () => setLooked(row),
                          onMouseEnter: () => setLooked(row),
                        })}
                      >
                        <Glyph
                          x={task.query.x}
                          offset={row * PIXELS}
                          size={size}
                          label={t`query of class ${label + 1}`}
                        />
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
    </Scrolled>
  );
}
