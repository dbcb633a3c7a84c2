// What each record does to the answer, as signed bars, the longest first.

import { Anchor, Text } from "@mantine/core";
import { useState } from "react";
import type { PlainExamples } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { type Explained, hasSingles } from "./influences.ts";
import type { Naming } from "./kinds.tsx";
import { SignedBar } from "./SignedBar.tsx";
import { WHY, WRITTEN } from "./words.ts";

/** So many are shown before all are asked for. */
const SHOWN = 6;

interface Props {
  readonly naming: Naming;
  readonly told: Explained;
  readonly support: PlainExamples;
}

export function Records({ naming, told: { output, influences }, support }: Props) {
  const [all, setAll] = useState(false);
  const { write, unit } = WRITTEN[naming.written];
  const sizes = influences.map(({ value }) => Math.abs(value)).filter(Number.isFinite);
  const most = Math.max(...sizes, Number.MIN_VALUE);
  const shown = all ? influences : influences.slice(0, SHOWN);
  return (
    <section aria-label={t(WHY.records)}>
      <Text size="sm" fw={600}>
        {t(WHY.records)}
      </Text>
      <Text size="xs" c="dimmed">
        {t(WHY.recordsAbout)} {naming.className && t(WHY.classAbout(naming.className(output)))} {t(unit)}{" "}
        {hasSingles(support.y, support.count) && t(WHY.singles)}
      </Text>
      {shown.map(({ record, value }) => {
        const { words, picture } = naming.record(record);
        const sign = value < 0 ? "−" : "+";
        return (
          <SignedBar
            key={record}
            name={
              <>
                {picture} {t(words)}
              </>
            }
            title={t(words)}
            share={Number.isFinite(value) ? value / most : 0}
            figure={Number.isFinite(value) ? `${sign}${write(Math.abs(value))}` : write(value)}
            testId="why-record"
          />
        );
      })}
      {influences.length > SHOWN && (
        <Anchor component="button" type="button" size="xs" onClick={() => setAll(!all)}>
          {t(all ? WHY.fewer : WHY.more(influences.length))}
        </Anchor>
      )}
    </section>
  );
}
