// The dialogue in which a person's own tables are brought.

import { Alert, Button, Group, List, Modal, Progress, Stack, Text, Textarea } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { t } from "../../i18n/language.ts";
import {
  type Bring as BringState,
  type Busy,
  bringFiles,
  chooseFiles,
  closeBring,
  draftProblems,
  openBring,
  readDraft,
  stopBusy,
  takeFromKept,
  takeReviewed,
} from "../../store/bring.ts";
import { lookForData } from "../../store/ownData.ts";
import { useLab } from "../../store/state.ts";
import { download } from "../../ui/download.ts";
import { timeLeft } from "../runBar/timeLeft.ts";
import { Columns } from "./Columns.tsx";
import { Questions } from "./Questions.tsx";
import { Odd, Review } from "./Review.tsx";
import { BRING, inWords } from "./words.ts";

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Where files are dropped, picked or pasted. */
function Files() {
  const [text, setText] = useState("");
  return (
    <Stack gap="xs">
      <Dropzone
        onDrop={(files) => void bringFiles(files)}
        p="lg"
        data-testid="bring-drop"
        data-autofocus
        inputProps={{ "aria-label": t(BRING.drop) }}
      >
        <Text ta="center">{t(BRING.drop)}</Text>
        <Text size="xs" c="dimmed" ta="center">
          {t(BRING.forms)}
        </Text>
      </Dropzone>
      <Textarea
        size="xs"
        label={t(BRING.paste)}
        data-testid="bring-paste"
        minRows={3}
        maxRows={8}
        autosize
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      {text.trim() !== "" && (
        <Button
          size="xs"
          variant="default"
          onClick={() => chooseFiles([new File([text], BRING.pasted, { type: "text/csv" })])}
        >
          {t(BRING.usePasted)}
        </Button>
      )}
    </Stack>
  );
}

/** Data that this browser keeps already. */
function Kept() {
  const kept = useLab((state) => state.ownData);
  if (kept.length === 0) return null;
  return (
    <Stack gap={4} data-testid="bring-kept">
      <Text size="sm" fw={600}>
        {t(BRING.keptHere)}
      </Text>
      {kept.map((each) => (
        <Group key={each.variants[0]!.fingerprint} gap="xs" wrap="nowrap">
          <Button size="compact-xs" variant="default" onClick={() => void takeFromKept(each)}>
            {t(BRING.takeKept(each.name))}
          </Button>
          <Text size="xs" c="dimmed">
            {t(inWords(each))}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}

/** How far work on files is, and a way to stop it. */
function Working({ busy: { what, done, total, since } }: { readonly busy: Busy }) {
  const words = t(
    what === "using"
      ? BRING.using
      : total === 0
        ? BRING.opening
        : done >= total
          ? BRING.making
          : BRING[what](megabytes(done), megabytes(total)),
  );
  const secondsLeft = done > 0 ? ((performance.now() - since) / 1000 / done) * (total - done) : undefined;
  return (
    <Stack gap={4} data-testid="bring-busy">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" aria-live="polite">
          {words}
        </Text>
        {what !== "using" && (
          <Button size="compact-sm" variant="default" onClick={stopBusy}>
            {t(BRING.stop)}
          </Button>
        )}
      </Group>
      <Progress
        value={total > 0 ? (100 * done) / total : 100}
        animated={total === 0 || done >= total}
        aria-label={words}
      />
      <Text size="xs" c="dimmed" style={{ minHeight: 18 }}>
        {secondsLeft !== undefined && done < total && timeLeft(secondsLeft)}
      </Text>
    </Stack>
  );
}

/** What was found at a first look: what it is, and what was left out or odd. */
function Found({ look }: { readonly look: NonNullable<BringState["look"]> }) {
  const { survey, problems, leftOut, items } = look;
  const { file, rows, columns, known, notices } = survey;
  const told = [
    ...(known ? [BRING.known(known.label)] : []),
    ...(items ? [BRING.titles(items)] : []),
    ...notices,
    ...leftOut,
  ];
  return (
    <Stack gap={4} data-testid="bring-found">
      <Text size="sm">
        <b>{file}</b> {t(BRING.rows(rows, columns.length))}
      </Text>
      <List size="xs" c="dimmed">
        {told.map(t).map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      {problems.counts.length > 0 && <Odd problems={problems} name={file} />}
    </Stack>
  );
}

/** What keeps the draft from being used, and what can be done with it. */
function Deeds({ bring }: { readonly bring: BringState }) {
  const { draft, reviewed, busy } = bring;
  const problems = draftProblems(bring);
  const ready = problems.length === 0 && busy === undefined;
  return (
    <Stack gap="xs" className="bring-deeds">
      {problems.length > 0 && (
        <List size="xs" c="var(--wrong)" data-testid="bring-problems" aria-live="polite">
          {problems.map(t).map((sentence) => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      )}
      <Group gap="xs">
        <Button
          size="sm"
          data-testid="bring-read"
          variant={reviewed ? "default" : "filled"}
          disabled={!ready}
          onClick={() => void readDraft()}
        >
          {t(reviewed ? BRING.readAgain : BRING.read)}
        </Button>
        {reviewed && (
          <Button size="sm" data-testid="bring-use" disabled={!ready} onClick={() => void takeReviewed()}>
            {t(BRING.use)}
          </Button>
        )}
        <Button
          size="sm"
          variant="subtle"
          disabled={problems.length > 0}
          onClick={() =>
            download("mapping.json", `${JSON.stringify(draft?.mapping, undefined, 2)}\n`, "application/json")
          }
        >
          {t(BRING.saveMapping)}
        </Button>
      </Group>
      {reviewed && (
        <Text size="xs" c="dimmed">
          {t(BRING.keeps)}
        </Text>
      )}
    </Stack>
  );
}

function Steps({ bring }: { readonly bring: BringState }) {
  const { look, draft, reviewed, busy, fault } = bring;
  return (
    <Stack gap="md">
      {look === undefined && busy === undefined && (
        <>
          <Files />
          <Kept />
        </>
      )}
      {look && draft && (
        <>
          <Group justify="space-between" align="start" wrap="nowrap">
            <Found look={look} />
            <Button size="compact-xs" variant="default" style={{ flex: "none" }} onClick={() => openBring()}>
              {t(BRING.others)}
            </Button>
          </Group>
          <div>
            <Text size="sm" fw={600}>
              {t(BRING.columns)}
            </Text>
            <Text size="xs" c="dimmed">
              {t(BRING.columnsHelp)}
            </Text>
          </div>
          <Columns look={look} draft={draft} />
          <Questions look={look} draft={draft} />
        </>
      )}
      {busy && <Working busy={busy} />}
      {fault !== undefined && (
        <Alert color="red" py={6} data-testid="bring-fault" role="alert">
          {t(fault)}
        </Alert>
      )}
      {reviewed && <Review reviewed={reviewed} />}
      {look && draft && <Deeds bring={bring} />}
    </Stack>
  );
}

export function Bring() {
  const bring = useLab((state) => state.bring);
  useEffect(() => void lookForData(), []);
  const narrow = useMediaQuery("(max-width: 900px)");
  return (
    <Modal
      opened={bring !== undefined}
      onClose={closeBring}
      title={t(BRING.title)}
      classNames={{ title: "gallery-title" }}
      size="min(1080px, 94vw)"
      fullScreen={narrow ?? false}
      closeOnClickOutside={false}
    >
      {bring && <Steps bring={bring} />}
    </Modal>
  );
}
