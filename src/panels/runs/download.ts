// Hands a file to the person.

export function download(name: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Once the browser has taken hold of it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
