// Which step of adaptation, or of a trial, is shown.

import { Group, Slider, Text } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import type { ReactNode } from "react";
import { t } from "../../i18n/language.ts";
import { room } from "../../ui/fitInARow.ts";

/** Pixels that a letter of the marks takes, and between two marks. */
const [LETTER, GAP] = [7, 8];

interface Props {
  readonly step: number;
  readonly last: number;
  /** Steps that training prepares for; 0 where it prepares for none. */
  readonly trained: number;
  /** What step 0 is called. */
  readonly start: string;
  readonly show: (step: number) => void;
  readonly children?: ReactNode;
}

export function StepSlider({ step, last, trained, start, show, children }: Props) {
  const { ref, width } = useElementSize();
  const here = t`trained to here`;
  /** A mark's words, none where they would lie on those of the trained step. */
  const besideTrained = (value: number, words: string) => {
    const apart = (width * Math.abs(trained - value)) / last;
    const free = trained <= 0 || trained > last || apart >= (LETTER * (room(words) + room(here))) / 2 + GAP;
    return free ? words : "";
  };
  return (
    <Group gap="xl" wrap="nowrap" py={6} align="center">
      <Text size="sm" style={{ whiteSpace: "nowrap" }} data-testid="shown-step">
        {t`step ${Math.min(step, last)}`}
      </Text>
      <Slider
        ref={ref}
        style={{ flex: 1 }}
        size="sm"
        min={0}
        max={last}
        step={1}
        value={Math.min(step, last)}
        onChange={show}
        label={null}
        thumbLabel={t`Inner step`}
        data-testid="step-slider"
        mb={18}
        marks={[
          { value: 0, label: besideTrained(0, start) },
          ...(trained > 0 && trained <= last ? [{ value: trained, label: here }] : []),
          ...(last !== trained ? [{ value: last, label: besideTrained(last, `${last}`) }] : []),
        ]}
      />
      {children}
    </Group>
  );
}
