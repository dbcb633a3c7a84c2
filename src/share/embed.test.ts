// What an address says of being embedded.

import { expect, it } from "vitest";
import { embeddingFrom } from "./embed.ts";

it.each([
  ["", undefined],
  ["?lang=zh", undefined],
  ["?embed=picture", { part: "picture", origins: [] }],
  [
    "?embed=curves&by=https://School.example&by=http://localhost:8080/slides",
    { part: "curves", origins: ["https://school.example", "http://localhost:8080"] },
  ],
  ["?embed=everything", { part: "lab", origins: [] }],
  ["?embed=lab&by=*&by=null&by=school.example&by=data:text/html,x", { part: "lab", origins: [] }],
])("%s", (query, expected) => expect(embeddingFrom(query)).toEqual(expected));
