// The whole page takes files that are dropped on it.

import { Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { t } from "../../i18n/language.ts";
import { bringFiles } from "../../store/bring.ts";
import { BRING } from "./words.ts";

export function DropAnywhere() {
  return (
    <Dropzone.FullScreen
      // It is nothing to be tabbed to: files are picked in the dialogue.
      activateOnKeyboard={false}
      onDrop={(files) => void bringFiles(files)}
      inputProps={{ "aria-label": t(BRING.anywhere) }}
    >
      <Text ta="center" fw={600} pt="20dvh">
        {t(BRING.anywhere)}
      </Text>
    </Dropzone.FullScreen>
  );
}
