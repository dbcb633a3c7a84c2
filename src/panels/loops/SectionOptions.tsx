// All options of one section of the experiment; what people take for one knob is turned as one; asks before a restart.

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLink, IconLinkOff } from "@tabler/icons-react";
import { useState } from "react";
import { optionsOf, type SectionName, schemaOf } from "../../experiment/experiment.ts";
import { t } from "../../i18n/language.ts";
import { followersOf, type OptionValue, withData } from "../../schema/fields.ts";
import { change, wouldRestart } from "../../store/actions.ts";
import { useExperiment } from "../../store/state.ts";
import { within } from "../../words/said.ts";
import { AskRestart } from "./AskRestart.tsx";
import { OptionList } from "./OptionList.tsx";

interface Props {
  readonly section: SectionName;
  /** Heading of the folded part. */
  readonly more: string;
}

/** A change that would start the run anew, until it is confirmed. */
interface Asked {
  readonly option: string;
  readonly value: OptionValue;
  readonly along: readonly string[];
  readonly label: string;
}

interface CouplingProps {
  readonly linked: boolean;
  /** "shots at test". */
  readonly names: string;
  readonly onToggle: () => void;
}

/** Whether what people take for one knob is turned as one. */
function Coupling({ linked, names, onToggle }: CouplingProps) {
  const words = linked
    ? t`Turns ${names} along: press to take them apart`
    : t`Apart from ${names}: press to join them`;
  return (
    <Tooltip label={words}>
      <ActionIcon
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={words}
        aria-pressed={linked}
        onClick={onToggle}
      >
        {linked ? <IconLink size={13} /> : <IconLinkOff size={13} />}
      </ActionIcon>
    </Tooltip>
  );
}

export function SectionOptions({ section, more }: Props) {
  const experiment = useExperiment();
  const [asked, setAsked] = useState<Asked>();
  const [apart, setApart] = useState<ReadonlySet<string>>(new Set());
  const options = optionsOf(experiment, section);
  const schema = schemaOf(experiment, section);
  // A person's own data stand in the place of those that ship: there is nothing to choose among.
  const listed = withData(schema, experiment.data);
  const give = (option: string, value: OptionValue, along: readonly string[]) => {
    if (wouldRestart({ section, option }, value))
      setAsked({ option, value, along, label: schema[option]!.label });
    else change({ section, option }, value, along);
  };
  const coupling = (option: string) => {
    const mates = Object.keys(schema).filter((name) => schema[name]!.follows === option);
    if (mates.length === 0) return undefined;
    const linked = followersOf(schema, options, option, apart).length > 0;
    const names = mates.map((name) => within(schema[name]!.label));
    return (
      <Coupling
        linked={linked}
        names={t`${names}`}
        onToggle={() => {
          setApart(
            linked
              ? new Set([...apart, ...mates])
              : new Set([...apart].filter((name) => !mates.includes(name))),
          );
          const differing = mates.filter((name) => options[name] !== options[option]);
          if (!linked && differing.length > 0) give(differing[0]!, options[option]!, differing.slice(1));
        }}
      />
    );
  };
  return (
    <>
      <OptionList
        schema={listed}
        options={options}
        more={more}
        besideOf={coupling}
        onChange={(option, value) => {
          if (schema[option]!.follows) setApart(new Set([...apart, option]));
          give(option, value, followersOf(schema, options, option, apart));
        }}
      />
      <AskRestart
        label={asked?.label}
        onKeep={() => setAsked(undefined)}
        onRestart={() => {
          if (asked) change({ section, option: asked.option }, asked.value, asked.along);
          setAsked(undefined);
        }}
      />
    </>
  );
}
