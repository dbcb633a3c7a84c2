import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { entryKind, oddityOf, splitPath } from "./entryPath.ts";
import { baseName, placeImages } from "./layout.ts";

const part = fc.string({
  minLength: 1,
  maxLength: 8,
  unit: fc.constantFrom("a", "B", "é", "7", " ", "_", "-"),
});

describe("oddityOf", () => {
  it.each([
    ["../evil.png", "leads outside"],
    ["a/../../evil.png", "leads outside"],
    ["a\\..\\evil.png", "leads outside"],
    ["/etc/evil.png", "absolute"],
    ["\\etc\\evil.png", "absolute"],
    ["C:/evil.png", "drive"],
    ["c:evil.png", "drive"],
    ["a/b\u0000.png", "control character"],
  ])("says what is odd about %j", (path, why) => {
    expect(String(oddityOf(path))).toContain(why);
    expect(entryKind(path)).toBe("odd");
  });

  it("finds a path with “..” anywhere", () => {
    fc.assert(
      fc.property(fc.array(part), fc.array(part), (before, after) => {
        expect(oddityOf([...before, "..", ...after].join("/"))).toBeDefined();
      }),
    );
  });

  it("finds nothing odd about backslashes, which Windows writes", () => {
    expect(oddityOf("a\\b\\c.png")).toBeUndefined();
    expect(splitPath("a\\b\\c.png")).toEqual(["a", "b", "c.png"]);
    expect(entryKind("a\\b\\")).toBe("folder");
  });
});

describe("splitPath", () => {
  it("returns the parts of any harmless path, without empty and dot parts", () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        expect(splitPath(parts.join("/"))).toEqual(parts);
        expect(splitPath(`./${parts.join("//")}/`)).toEqual(parts);
      }),
    );
  });

  it("makes names from macOS equal those from elsewhere", () => {
    expect(splitPath("e\u0301/1.png")).toEqual(splitPath("\u00e9/1.png"));
  });
});

describe("entryKind", () => {
  it.each([
    ["a/b/", "folder"],
    ["a/b.png", "png"],
    ["a/b.PNG", "png"],
    ["a/b.jpeg", "other-format"],
    ["a/b.svg", "vector"],
    ["LICENSE", "other-file"],
    ["a/Icon\r", "system"],
    ["__MACOSX/a/._b.png", "system"],
    ["a/._b.png", "system"],
    ["a/.DS_Store", "system"],
    ["a/Thumbs.db", "system"],
    [".git/a.png", "system"],
  ])("%s is %s", (path, kind) => {
    expect(entryKind(path)).toBe(kind);
  });
});

describe("placeImages", () => {
  const place = (...paths: string[]) =>
    placeImages(
      "x.zip",
      paths.map((path) => path.split("/").slice(0, -1)),
      "My set",
    );

  it("takes class/image.png with the zip's name as group", () => {
    expect(place("a/1.png", "b/1.png")).toEqual([
      { group: "My set", groupIsFile: true, name: "a" },
      { group: "My set", groupIsFile: true, name: "b" },
    ]);
  });

  it("takes group/class/image.png, and leaves out folders around it that all share", () => {
    const expected = [
      { group: "Greek", groupIsFile: false, name: "alpha" },
      { group: "Latin", groupIsFile: false, name: "a" },
    ];
    expect(place("Greek/alpha/1.png", "Latin/a/1.png")).toEqual(expected);
    expect(place("x/y/Greek/alpha/1.png", "x/y/Latin/a/1.png")).toEqual(expected);
  });

  it("keeps the name of a single group", () => {
    expect(place("set/Greek/alpha/1.png", "set/Greek/beta/1.png").map((found) => found?.group)).toEqual([
      "Greek",
      "Greek",
    ]);
  });

  it("makes folders above the group that differ part of its name", () => {
    expect(place("s/a/x/k/1.png", "s/b/x/k/1.png").map((found) => found?.group)).toEqual(["a/x", "b/x"]);
  });

  it("has no place for images in no folder, nor beside folders of images", () => {
    expect(
      place("1.png", "Greek/all.png", "Greek/alpha/1.png", "b/1.png").map((found) => found?.name),
    ).toEqual([undefined, undefined, "alpha", "b"]);
  });

  it("asks for the layout when all images lie in no folder", () => {
    expect(() => place("1.png", "2.png")).toThrow(/x\.zip: .*no folders.*group\/class\/image\.png/);
  });
});

describe("baseName", () => {
  it("is the file's name alone", () => {
    expect(baseName("dir/My set.ZIP")).toBe("My set");
    expect(baseName(".zip")).toBe(".zip");
  });
});
