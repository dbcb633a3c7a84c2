// A user's ratings: somebody sampled, with what is expected of the films asked beside what they said, or the person.

import { SegmentedControl, Text } from "@mantine/core";
import { useState } from "react";
import { t } from "../../i18n/language.ts";
import { SIDE_BY_SIDE, useContenders, useIsOwn, useLab } from "../../store/state.ts";
import type { RatingsTask } from "../../tasks/episode.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import type { Words } from "../../words/said.ts";
import { NewUserPanel } from "../newUser/NewUserPanel.tsx";
import { NEW_USER } from "../newUser/words.ts";
import type { PictureProps } from "./picture.ts";
import { pictureOf } from "./pictureOf.tsx";

export const RatingsPicture = pictureOf("ratings", Ratings);

type Props = PictureProps & { readonly description: RatingsTask };

function Ratings(props: Props) {
  const [whose, setWhose] = useState("you");
  const contenders = useContenders();
  const beside = useLab(({ shownRole }) => shownRole === SIDE_BY_SIDE);
  const isOwn = useIsOwn();
  const { description, path } = props;
  const role = path?.role ?? "learner";
  const label = contenders.find((one) => one.role === role)?.label ?? role;
  const sampled = { name: description.title, ...description.support };
  if (!isOwn)
    return (
      <Scrolled className="scrolled" label={t(NEW_USER.sampled)}>
        <Sampled {...props} />
      </Scrolled>
    );
  return (
    <Scrolled className="scrolled" label={t(NEW_USER.which)}>
      <SegmentedControl
        size="xs"
        aria-label={t(NEW_USER.which)}
        value={whose}
        onChange={setWhose}
        data={[
          { value: "you", label: t(NEW_USER.you) },
          { value: "sampled", label: t(NEW_USER.sampled) },
        ]}
      />
      {whose === "you" ? (
        <NewUserPanel role={role} label={label} listAlone={beside && role !== "learner"} sampled={sampled} />
      ) : (
        <Sampled {...props} />
      )}
    </Scrolled>
  );
}

interface HeadingProps {
  readonly words: Words;
  readonly colour?: string;
  readonly side?: "left";
}

function Heading({ words, colour = "dimmed", side }: HeadingProps) {
  return (
    <th>
      <Text size="xs" c={colour} {...(side && { ta: side })}>
        {t(words)}
      </Text>
    </th>
  );
}

/** What a sampled user rated, and their further ratings beside what was expected. */
function Sampled({ description, path, step }: Props) {
  const outputs = path?.outputs[step];
  return (
    <table className="ratings-of" data-testid="sampled-user">
      <thead>
        <tr>
          <Heading words={NEW_USER.table.known} colour="var(--support)" side="left" />
          <Heading words={NEW_USER.table.rated} />
        </tr>
      </thead>
      <tbody>
        {description.support.titles.map((title, row) => (
          <tr key={title}>
            <td>{title}</td>
            <td className="mono">{description.support.ratings[row]}</td>
          </tr>
        ))}
      </tbody>
      <thead>
        <tr>
          <Heading words={NEW_USER.table.asked} colour="var(--query)" side="left" />
          <Heading words={NEW_USER.table.rated} />
          <Heading words={NEW_USER.table.expected} />
        </tr>
      </thead>
      <tbody>
        {description.query.titles.map((title, row) => (
          <tr key={title}>
            <td>{title}</td>
            <td className="mono">{description.query.ratings[row]}</td>
            <td className="mono">{outputs?.[row]?.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
