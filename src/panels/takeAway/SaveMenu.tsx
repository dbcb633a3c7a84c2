// Saves one drawing where it stands: as lines, in pixels for print, and its data.

import { ActionIcon, Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { t } from "../../i18n/language.ts";
import { guard } from "../../store/messages.ts";
import { download } from "../../ui/download.ts";
import { pngOf } from "../../ui/picture.ts";
import { drawingIn, svgOf } from "./pictures.ts";
import { SAVE } from "./words.ts";

/** Figures as they are, unrounded. */
export interface Data {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface Props {
  /** Of the files, without an ending. */
  readonly name: string;
  /** Selects the part of the page, around the menu, that holds the drawing. */
  readonly within: string;
  /** What is drawn; absent where it is saved elsewhere. */
  readonly data?: (() => Data) | undefined;
}

/** Cells as CSV; the writer of CSV is loaded when first asked for. */
async function csvOf({ head, rows }: Data): Promise<string> {
  const { default: Papa } = await import("papaparse");
  return Papa.unparse([head, ...rows] as unknown[][], { newline: "\n" });
}

export function SaveMenu({ name, within, data }: Props) {
  const target = useRef<HTMLButtonElement>(null);
  // What there is to draw is known once it is asked for: a chart may show its table, a picture be made of images.
  const [drawing, setDrawing] = useState<Element>();
  const save = async (ending: "svg" | "png") => {
    const svg = svgOf(drawing!);
    if (ending === "svg") download(`${name}.svg`, svg, "image/svg+xml");
    else download(`${name}.png`, (await pngOf(svg)) as BlobPart, "image/png");
  };
  return (
    <Menu
      position="bottom-end"
      onOpen={() => setDrawing(drawingIn(target.current!.closest(within)))}
      withinPortal
    >
      <Menu.Target>
        <ActionIcon
          ref={target}
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t(SAVE.title)}
          title={t(SAVE.title)}
          data-testid={`save-${name}`}
          style={{ flexShrink: 0 }}
        >
          <IconDownload size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {drawing && (
          <>
            <Menu.Item onClick={() => void guard(save("svg"))}>{t(SAVE.svg)}</Menu.Item>
            <Menu.Item onClick={() => void guard(save("png"))}>{t(SAVE.png)}</Menu.Item>
          </>
        )}
        {data && (
          <Menu.Item
            onClick={() =>
              void guard(csvOf(data()).then((text) => download(`${name}.csv`, text, "text/csv")))
            }
          >
            {t(SAVE.csv)}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
