// Hands a file to the person.

/** Offers `content` as a download of this name; what parts folders in a name is written as a dash. */
export function download(name: string, content: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replaceAll(/[/\\]/g, "-");
  link.click();
  // Once the browser has taken hold of it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
