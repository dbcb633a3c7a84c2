// Where the person stands among training users, where one wants to see it: following ratings at once, and training at
// less than a tenth of its time.

import { Switch, Text } from "@mantine/core";
import { useRef } from "react";
import type { UserMap } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { userMapOf, wantPicture } from "../../store/actions.ts";
import { type OwnRating, useLab } from "../../store/state.ts";
import type { Words } from "../../words/said.ts";
import { REST } from "../following/rest.ts";
import { useFollowed } from "../following/useFollowed.ts";
import { shareWords } from "../inside/fit.ts";
import { SaveMenu } from "../takeAway/SaveMenu.tsx";
import { steadied } from "./steadied.ts";
import { UserMapPicture } from "./UserMapPicture.tsx";
import { NEW_USER } from "./words.ts";

const { map: WORDS } = NEW_USER;

interface Props {
  readonly titles: readonly string[];
  readonly ratings: readonly OwnRating[];
  readonly role: string;
  readonly label: Words;
}

export function UserMapSection(props: Props) {
  const wanted = useLab(({ pictures }) => pictures.userMap);
  return (
    <section className="user-map-section" aria-label={t(WORDS.toggle)}>
      <Switch
        size="xs"
        label={t(WORDS.toggle)}
        data-testid="user-map-switch"
        checked={wanted}
        onChange={(event) => wantPicture("userMap", event.currentTarget.checked)}
      />
      {wanted && <Followed {...props} />}
    </section>
  );
}

function Followed({ titles, ratings, role, label }: Props) {
  const before = useRef<{ readonly of: UserMap; readonly shown: UserMap }>(undefined);
  const followed = useFollowed([ratings, role], REST, async () => {
    const map = await userMapOf(ratings, role);
    return map && { map, ratings, role };
  });
  if (followed?.found.role !== role)
    return (
      <Text size="xs" c="dimmed">
        {t(WORDS.working)}
      </Text>
    );
  const { map, ratings: rated } = followed.found;
  if (before.current?.of !== map) before.current = { of: map, shown: steadied(map, before.current?.shown) };
  return (
    <>
      <Text size="xs" c="dimmed">
        {t(WORDS.about(map.users.length / 2, label, map.asked, shareWords(map.shares)))}
        <SaveMenu name="user-map" within=".user-map-section" />
      </Text>
      {map.shares[0] === 0 ? (
        <Text size="xs">{t(WORDS.alike)}</Text>
      ) : (
        <UserMapPicture map={before.current.shown} titles={titles} ratings={rated} />
      )}
    </>
  );
}
