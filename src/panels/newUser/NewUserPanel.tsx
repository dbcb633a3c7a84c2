// Be the new user: rate a few films, and see after each what a contender would recommend, because of what, and what it
// would ask next.

import { Autocomplete, Button, Group, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { type Advice, MOST_KNOWN } from "../../experiment/shown.ts";
import { t } from "../../i18n/language.ts";
import { beginAnew, rate, undoRating, withdraw } from "../../store/actions.ts";
import { type OwnRating, useLab } from "../../store/state.ts";
import type { Catalogue, RatedItems } from "../../tasks/episode.ts";
import type { Words } from "../../words/said.ts";
import { Because } from "./Because.tsx";
import { Stars } from "./Stars.tsx";
import { UserMapSection } from "./UserMapSection.tsx";
import { type Advised, useAdvice, useCatalogue } from "./useAdvice.ts";
import { NEW_USER } from "./words.ts";

const NOTHING: readonly OwnRating[] = [];
/** Films that a search offers at once. */
const OFFERED = 8;

interface Props {
  /** Whose advice. */
  readonly role: string;
  readonly label: Words;
  /** Beside other contenders: the list alone. */
  readonly listAlone: boolean;
  /** A sampled user's ratings, to begin with. */
  readonly sampled: { readonly name: Words } & Pick<RatedItems, "items" | "ratings">;
}

export function NewUserPanel({ role, label, listAlone, sampled }: Props) {
  const ratings = useLab(({ ownRatings }) => ownRatings.at(-1) ?? NOTHING);
  const catalogue = useCatalogue();
  const advised = useAdvice(ratings, role);
  if (catalogue === undefined || advised === undefined)
    return (
      <Text size="sm" c="dimmed" className="new-user-waits">
        {t(NEW_USER.waits)}
      </Text>
    );
  return (
    <div className="new-user" data-alone={listAlone || undefined} data-testid="new-user">
      {!listAlone && (
        <Asked catalogue={catalogue} ratings={ratings} ask={advised.advice.ask} sampled={sampled} />
      )}
      <Recommended catalogue={catalogue} advised={advised} label={label} />
      {!listAlone && <UserMapSection titles={catalogue.titles} ratings={ratings} role={role} label={label} />}
    </div>
  );
}

interface AskedProps {
  readonly catalogue: Catalogue;
  readonly ratings: readonly OwnRating[];
  readonly ask: Advice["ask"];
  readonly sampled: Props["sampled"];
}

/** What the person rated, and what they could rate. */
function Asked({ catalogue, ratings, ask, sampled }: AskedProps) {
  const { titles, scale } = catalogue;
  const [found, setFound] = useState<number>();
  const [search, setSearch] = useState("");
  const full = ratings.length >= MOST_KNOWN;
  const history = useLab(({ ownRatings }) => ownRatings.length);
  const list = useRef<HTMLDivElement>(null);
  const undo = useRef<HTMLButtonElement>(null);
  const rated = useRef<number>(undefined);
  // Whoever rates by keyboard stays with the film that they rated, wherever it goes.
  useEffect(() => {
    if (rated.current === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-item="${rated.current}"] [aria-pressed="true"]`)?.focus();
    rated.current = undefined;
  });
  const give = (item: number) => (rating: number) => {
    rated.current = item;
    rate(item, titles[item]!, rating);
    if (item === found) {
      setFound(undefined);
      setSearch("");
    }
  };
  const row = (item: number, rating: number | undefined, note?: string) => (
    <div
      key={item}
      className="rated"
      data-item={item}
      data-testid={rating === undefined ? "to-rate" : "rated"}
    >
      <Text size="xs" truncate title={titles[item]}>
        {titles[item]}
      </Text>
      {note && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
      <Stars
        title={titles[item]!}
        scale={scale}
        rating={rating}
        disabled={full && rating === undefined}
        onRate={give(item)}
      />
      {rating !== undefined && (
        <button
          type="button"
          className="take-back"
          aria-label={t(NEW_USER.remove(titles[item]!))}
          onClick={() => {
            withdraw(item);
            // The row goes, and the focus not with it.
            undo.current?.focus();
          }}
        >
          ×
        </button>
      )}
    </div>
  );
  return (
    <div className="asked" ref={list}>
      <Search
        catalogue={catalogue}
        value={search}
        onChange={setSearch}
        onPick={(item) => {
          setFound(item);
          setSearch(titles[item]!);
        }}
      />
      {found !== undefined && !ratings.some(({ item }) => item === found) && row(found, undefined)}
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={600}>
          {t(NEW_USER.yours)}
        </Text>
        <Group gap={4}>
          <Button
            ref={undo}
            size="compact-xs"
            variant="default"
            disabled={history === 0}
            data-testid="undo-rating"
            onClick={undoRating}
          >
            {t(NEW_USER.undo)}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={ratings.length === 0}
            onClick={() => beginAnew()}
          >
            {t(NEW_USER.anew)}
          </Button>
        </Group>
      </Group>
      {ratings.length === 0 && (
        <Text size="xs" c="dimmed" data-testid="nothing-rated">
          {t(NEW_USER.empty)}
        </Text>
      )}
      {ratings.map(({ item, rating }) => row(item, rating))}
      {full && (
        <Text size="xs" c="dimmed">
          {t(NEW_USER.full(MOST_KNOWN))}
        </Text>
      )}
      {ratings.length === 0 && (
        <Button
          size="compact-xs"
          variant="default"
          data-testid="borrow"
          onClick={() =>
            beginAnew(
              sampled.items.map((item, place) => ({
                item,
                title: titles[item]!,
                rating: sampled.ratings[place]!,
              })),
            )
          }
        >
          {t(NEW_USER.borrow(sampled.name))}
        </Button>
      )}
      {ask.length > 0 && (
        <>
          <Text size="sm" fw={600} title={t(NEW_USER.askAbout)}>
            {t(NEW_USER.ask)}
          </Text>
          {ask.map(({ item, moves }) => row(item, undefined, t(NEW_USER.moves(moves))))}
        </>
      )}
    </div>
  );
}

interface SearchProps {
  readonly catalogue: Catalogue;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onPick: (item: number) => void;
}

/** Films by their titles, the most rated first. */
function Search({ catalogue: { titles, counts }, value, onChange, onPick }: SearchProps) {
  const words = value.toLowerCase().trim();
  const matching =
    words.length < 2
      ? []
      : [...titles.keys()]
          .filter((item) => titles[item]!.toLowerCase().includes(words))
          .toSorted((one, other) => counts[other]! - counts[one]!)
          .slice(0, OFFERED);
  // Two films of one title are told apart by their numbers.
  const data = matching.map((item) => ({ value: `${item}`, label: titles[item]! }));
  return (
    <Autocomplete
      size="xs"
      aria-label={t(NEW_USER.search)}
      placeholder={t(NEW_USER.search)}
      data-testid="search-film"
      data={data}
      filter={({ options }) => options}
      value={value}
      onChange={onChange}
      onOptionSubmit={(item) => onPick(Number(item))}
      selectFirstOptionOnChange
    />
  );
}

interface RecommendedProps {
  readonly catalogue: Catalogue;
  readonly advised: Advised;
  readonly label: Words;
}

/** How far something moved, with a sign that screens and readers both tell. */
function Moved({ from, to }: { readonly from: number | undefined; readonly to: number }) {
  if (from === undefined || from === to) return <span className="moved" />;
  const places = Math.abs(from - to);
  const rose = to < from;
  return (
    <span className="moved" data-rose={rose} title={t(rose ? NEW_USER.rose(places) : NEW_USER.fell(places))}>
      {rose ? "▲" : "▼"}
      {places}
    </span>
  );
}

/** The ranked list, and why the film that is looked at stands in it. */
function Recommended({ catalogue: { titles, answers }, advised, label }: RecommendedProps) {
  const { advice, ratings, before } = advised;
  const [looked, setLooked] = useState<number>();
  const shown = advice.told.find(({ item }) => item === looked) ?? advice.told[0];
  const [least, greatest] = answers;
  return (
    <div className="recommended">
      <Text size="sm" fw={600}>
        {t(NEW_USER.list(label))}
      </Text>
      <Text size="xs" c="dimmed" data-testid="known-of-you">
        {t(NEW_USER.known(ratings.length))}
      </Text>
      <ol data-testid="recommended">
        {advice.told.map(({ item, answer }, place) => {
          const from = before?.indexOf(item);
          return (
            <li key={item}>
              <button
                type="button"
                className="recommendation"
                aria-pressed={item === shown?.item}
                data-testid="recommendation"
                onClick={() => setLooked(item)}
              >
                <span className="place">{place + 1}</span>
                <span className="title">{titles[item]}</span>
                <Moved from={from === -1 ? undefined : from} to={place} />
                <span className="meter" aria-hidden="true">
                  <span style={{ width: `${(100 * (answer - least)) / (greatest - least)}%` }} />
                </span>
                <span className="mono">{NEW_USER.answer(answer)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      {shown && <Because title={titles[shown.item]!} ratings={ratings} because={shown.because} />}
    </div>
  );
}
