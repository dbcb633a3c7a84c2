// Which answer is looked at: a place on a line or in a plane, or one of a list. Props only.

import { NativeSelect, Slider, Text } from "@mantine/core";
import { t } from "../../i18n/language.ts";
import type { Naming } from "./kinds.tsx";
import { WHY } from "./words.ts";

interface Props {
  readonly naming: Naming;
  /** How many there are. */
  readonly count: number;
  readonly row: number;
  readonly onPick: (row: number) => void;
}

interface AlongProps {
  readonly label: string;
  readonly count: number;
  readonly at: number;
  /** Where that is, for whoever does not see it. */
  readonly words: string;
  readonly onChange: (at: number) => void;
}

function Along({ label, count, at, words, onChange }: AlongProps) {
  return (
    <Slider
      size="sm"
      min={0}
      max={count - 1}
      step={1}
      value={at}
      onChange={onChange}
      label={null}
      thumbLabel={label}
      thumbProps={{ "aria-valuetext": words }}
      data-testid="why-along"
    />
  );
}

export function QueryPicker({ naming: { picking, query }, count, row, onPick }: Props) {
  const words = t(query(row).words);
  if (picking.by === "line")
    return <Along label={t(WHY.which)} count={count} at={row} words={words} onChange={onPick} />;
  if (picking.by === "plane") {
    const { side } = picking;
    const [across, up] = [row % side, Math.floor(row / side)];
    return (
      <div className="why-plane">
        <Text size="xs">{t(WHY.across)}</Text>
        <Along
          label={t(WHY.across)}
          count={side}
          at={across}
          words={words}
          onChange={(at) => onPick(up * side + at)}
        />
        <Text size="xs">{t(WHY.up)}</Text>
        <Along
          label={t(WHY.up)}
          count={side}
          at={up}
          words={words}
          onChange={(at) => onPick(at * side + across)}
        />
      </div>
    );
  }
  return (
    <NativeSelect
      size="xs"
      aria-label={t(WHY.which)}
      data-testid="why-query"
      value={`${row}`}
      onChange={(event) => onPick(Number(event.currentTarget.value))}
      data={Array.from({ length: count }, (_, place) => ({
        value: `${place}`,
        label: t(query(place).words),
      }))}
    />
  );
}
