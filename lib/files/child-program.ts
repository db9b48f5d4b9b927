import "server-only";
import { join } from "node:path";

let made: Promise<string> | null = null;

/**
 * The child's program with everything it needs in one piece of JavaScript: so
 * that it has to read no file of ours, and may not. Made once in a process, at
 * the first file.
 */
export function childProgram(): Promise<string> {
  made ??= make().catch((error) => {
    made = null;
    throw error;
  });
  return made;
}

async function make(): Promise<string> {
  const { build, stop } = await import("esbuild");
  const { outputFiles } = await build({
    // Every way to start the product runs in the project's folder. The bundler must not follow.
    entryPoints: [join(/* turbopackIgnore: true */ process.cwd(), "lib", "files", "child.ts")],
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    logLevel: "silent",
    // Asked for in vain by what draws pictures; nothing here does.
    external: ["canvas"],
  });
  await stop();
  return outputFiles[0]?.text ?? "";
}
