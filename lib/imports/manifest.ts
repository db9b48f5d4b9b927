/** The rows of a manifest: comma-separated values (RFC 4180), with `;` or a tab where the first line has more of those. Never throws. */
export function readManifest(text: string): string[][] {
  const [heading = ""] = text.split("\n", 1);
  const count = (sign: string) => heading.split(sign).length;
  const separator = [",", ";", "\t"].toSorted((a, b) => count(b) - count(a))[0] ?? ",";
  const rows: string[][] = [[]];
  // A cell in quotation marks, or one without, and what ends it.
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\n]*))(${separator}|\\n|$)`, "gy");
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const [whole, quoted, bare = "", end] = match;
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare.trim());
    if (end === "\n") rows.push([]);
    if (end === "" || whole === "") break;
  }
  return rows.filter((row) => row.some((one) => one !== ""));
}
