// Which step of adaptation, or of a trial, is shown.

import { Group, Slider, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../../i18n/language.ts";

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
  return (
    <Group gap="xl" wrap="nowrap" py={6} align="center">
      <Text size="sm" style={{ whiteSpace: "nowrap" }} data-testid="shown-step">
        {t`step ${Math.min(step, last)}`}
      </Text>
      <Slider
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
          // The two words would lie on each other where training takes few of many steps.
          { value: 0, label: trained > 0 && trained < 0.3 * last ? "" : start },
          ...(trained > 0 && trained <= last ? [{ value: trained, label: t`trained to here` }] : []),
          ...(last !== trained ? [{ value: last, label: `${last}` }] : []),
        ]}
      />
      {children}
    </Group>
  );
}
