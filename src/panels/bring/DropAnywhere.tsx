// The whole page takes files that are dropped on it.

import { Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { bringFiles } from "../../store/bring.ts";
import { BRING } from "./words.ts";

export function DropAnywhere() {
  return (
    <Dropzone.FullScreen
      onDrop={(files) => void bringFiles(files)}
      inputProps={{ "aria-label": BRING.anywhere }}
    >
      <Text ta="center" fw={600} pt="20dvh">
        {BRING.anywhere}
      </Text>
    </Dropzone.FullScreen>
  );
}
