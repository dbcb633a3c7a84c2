// A dialogue as wide as what it shows wants; on a phone the whole screen.

import { Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";

interface Props {
  readonly opened: boolean;
  readonly close: () => void;
  readonly title: string;
  /** As CSS writes it. */
  readonly width: string;
  readonly children: ReactNode;
}

export function WideDialogue({ opened, close, title, width, children }: Props) {
  const narrow = useMediaQuery("(max-width: 900px)");
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      size={width}
      fullScreen={narrow ?? false}
      classNames={{ title: "gallery-title" }}
    >
      {children}
    </Modal>
  );
}
