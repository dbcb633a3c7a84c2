// A user's ratings: somebody sampled, with what is expected of the films asked beside what they said, or the person.

import { SegmentedControl, Text } from "@mantine/core";
import { memo, useState } from "react";
import { useContenders } from "../../store/state.ts";
import type { RatingsTask } from "../../tasks/episode.ts";
import { Scrolled } from "../../ui/Scrolled.tsx";
import { NewUserPanel } from "../newUser/NewUserPanel.tsx";
import { NEW_USER } from "../newUser/words.ts";
import type { PictureProps } from "./picture.ts";

export const RatingsPicture = memo(function RatingsPicture(props: PictureProps) {
  const { description } = props.task;
  return description.kind === "ratings" ? <Ratings {...props} description={description} /> : null;
});

type Props = PictureProps & { readonly description: RatingsTask };

function Ratings(props: Props) {
  const [whose, setWhose] = useState("you");
  const contenders = useContenders();
  const { description, task, path } = props;
  const role = path?.role ?? "learner";
  const label = contenders.find((one) => one.role === role)?.label ?? role;
  const width = task.support.x.length / task.support.count;
  const sampled = {
    name: description.title,
    items: Array.from({ length: task.support.count }, (_, row) => task.support.x[row * width]!),
    ratings: task.support.y,
  };
  return (
    <Scrolled className="scrolled" label={NEW_USER.which}>
      <SegmentedControl
        size="xs"
        aria-label={NEW_USER.which}
        value={whose}
        onChange={setWhose}
        data={[
          { value: "you", label: NEW_USER.you },
          { value: "sampled", label: NEW_USER.sampled },
        ]}
      />
      {whose === "you" ? (
        <NewUserPanel role={role} label={label} sampled={sampled} />
      ) : (
        <Sampled {...props} />
      )}
    </Scrolled>
  );
}

/** What a sampled user rated, and their further ratings beside what was expected. */
function Sampled({ description, task, path, step }: Props) {
  const outputs = path?.outputs[step];
  return (
    <table className="ratings-of" data-testid="sampled-user">
      <thead>
        <tr>
          <th>
            <Text size="xs" c="var(--support)" ta="left">
              known
            </Text>
          </th>
          <th>
            <Text size="xs" c="dimmed">
              rated
            </Text>
          </th>
        </tr>
      </thead>
      <tbody>
        {description.support.map((title, row) => (
          <tr key={title}>
            <td>{title}</td>
            <td className="mono">{task.support.y[row]}</td>
          </tr>
        ))}
      </tbody>
      <thead>
        <tr>
          <th>
            <Text size="xs" c="var(--query)" ta="left">
              asked
            </Text>
          </th>
          <th>
            <Text size="xs" c="dimmed">
              rated
            </Text>
          </th>
          <th>
            <Text size="xs" c="dimmed">
              expected
            </Text>
          </th>
        </tr>
      </thead>
      <tbody>
        {description.query.map((title, row) => (
          <tr key={title}>
            <td>{title}</td>
            <td className="mono">{task.query.y[row]}</td>
            <td className="mono">{outputs?.[row]?.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
