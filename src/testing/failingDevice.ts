// A device that fails when it is told to, as a lost GPU does.

import { type Device, DeviceFailed } from "../engine/backend/device.ts";

/** The device, and what makes it fail: from then on it reads nothing any more. */
export function failingDevice(device: Device): { readonly device: Device; readonly fail: () => void } {
  const why = "the device was lost: it was pulled out";
  let fail = () => {};
  let gone = false;
  const failed = new Promise<string>((resolve) => {
    fail = () => {
      gone = true;
      resolve(why);
    };
  });
  const demand = () => {
    if (gone) throw new DeviceFailed(why);
  };
  return {
    fail: () => fail(),
    device: {
      ...device,
      failed,
      async read(tensor) {
        demand();
        return device.read(tensor);
      },
      async readAll(tensors) {
        demand();
        return device.readAll(tensors);
      },
    },
  };
}
