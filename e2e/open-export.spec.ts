import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { projectFolder } from "../lib/server/project.ts";
import { createThrowawayFolder } from "../lib/server/throwaway.ts";
import { expect, test } from "./fixtures.ts";
import { startDemo, startProduction } from "./server.ts";

test("a newsroom taken out and brought in elsewhere shows readers the same pages", async ({ request }) => {
  test.setTimeout(180_000);
  const folders = [createThrowawayFolder(), createThrowawayFolder(), createThrowawayFolder()] as const;
  const [folder, data, demoData] = folders;
  // A newsroom where nobody publishes meanwhile.
  const demo = await startDemo(demoData);
  const server = await startProduction(data);
  try {
    const exported = join(folder, "export");
    duizhao(["export", exported], demo.databaseUrl);
    expect(readFileSync(join(exported, "README.md"), "utf8")).toContain("can be read without Duizhao");
    duizhao(["import", exported], server.databaseUrl);

    const paths = publicPaths(exported);
    expect(paths.length).toBeGreaterThan(15);
    // What Next sends beside the page, for its own use, is numbered as it happens to be rendered.
    const plain = (html: string, origin: string) =>
      html
        .replace(/<script>(?:\(self\.__next_f|self\.__next_f)[\s\S]*?<\/script>/g, "")
        .replaceAll(origin, "https://news.example")
        .replaceAll(new URL(origin).host, "news.example");
    for (const path of paths) {
      const [here, there] = await Promise.all([request.get(demo.address + path), request.get(server.address + path)]);
      expect(there.status(), path).toBe(here.status());
      expect(plain(await there.text(), server.address), path).toBe(plain(await here.text(), demo.address));
    }
  } finally {
    await Promise.all([server.stop(), demo.stop()]);
    for (const one of folders) rmSync(one, { recursive: true, force: true });
  }
});

test("an administrator downloads everything, and nobody else", async ({ signInAs }) => {
  const admin = await signInAs("admin");
  await admin.goto("/en/desk/exchange");
  const [download] = await Promise.all([
    admin.waitForEvent("download"),
    admin.getByRole("button", { name: "Download everything" }).click(),
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  const text = (path: string) => new TextDecoder().decode(files[path]);
  expect(JSON.parse(text("manifest.json"))).toMatchObject({ format: "duizhao-export", version: 1 });
  expect(text("articles/the-library-at-eleven/en.md")).toContain('status: "published"');
  expect(text("tables/users.ndjson")).not.toContain("password");

  const editor = await signInAs("editor");
  await editor.goto("/en/desk/exchange");
  await expect(editor.getByRole("button", { name: "Download everything" })).toHaveCount(0);
});

function duizhao(words: string[], databaseUrl: string | undefined): void {
  const options = ["--conditions=react-server", "--import", "tsx", "lib/cli/main.ts", ...words];
  const env = { ...process.env, DATABASE_URL: databaseUrl, AUTH_SECRET: "only for this command" };
  execFileSync(process.execPath, options, { cwd: projectFolder, env, stdio: "pipe" });
}

/** Every article in every view of it, the front pages and the lists of corrections, in both interface languages. */
function publicPaths(exported: string): string[] {
  const manifest = JSON.parse(readFileSync(join(exported, "manifest.json"), "utf8")) as {
    files: Record<string, string>;
  };
  const slugs = Object.keys(manifest.files).flatMap(
    (path) => /^articles\/([^/]+)\/article\.json$/.exec(path)?.[1] ?? [],
  );
  const articles = slugs.flatMap((slug) => [
    `/articles/${slug}`,
    `/articles/${slug}/en`,
    `/articles/${slug}/en/history`,
  ]);
  return ["", "/corrections", ...articles].flatMap((path) => [`/en${path}`, `/zh${path}`]);
}
