import swc from "@swc/core";

// TypeScript 7 has no programming interface, so swc parses; it has to be told what is TSX.
// What is imported as a type only is gone when the program runs: it makes no dependency.
const parseFile = swc.Compiler.prototype.parseFileSync;
swc.Compiler.prototype.parseFileSync = function (path, options) {
  const program = parseFile.call(this, path, { ...options, tsx: path.endsWith(".tsx") });
  return { ...program, body: program.body.filter((item) => !isTypeOnly(item)) };
};

function isTypeOnly({ typeOnly, type, specifiers }) {
  return (
    typeOnly || (type === "ImportDeclaration" && specifiers.length > 0 && specifiers.every((one) => one.isTypeOnly))
  );
}

const domains = [
  ["text", "locales", "limits"],
  ["segments", "glossary", "memory", "events", "jobs"],
  ["checks", "alignment", "articles"],
  ["translations", "machine"],
  ["publishing", "corrections", "interchange"],
  ["imports"],
];
const named = (folders) => `^lib/(?:${folders.join("|")})/`;
const effectful = "(?:queries|mutations)\\.ts$";
const test = "\\.test\\.tsx?$";

/** Nothing calls upward. */
const layers = domains.slice(0, -1).map((folders, level) => ({
  name: `${folders[0]}-calls-nothing-above`,
  severity: "error",
  from: { path: named(folders), pathNot: test },
  // Which pages are old is for everybody to say.
  to: { path: named(domains.slice(level + 1).flat()), pathNot: "^lib/publishing/purge\\.ts$" },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...layers,
    {
      name: "lib-knows-no-app",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^app/" },
    },
    {
      name: "app-touches-no-database",
      comment: "Pages, actions and route handlers go through queries and mutations.",
      severity: "error",
      from: { path: "^app/", pathNot: test },
      to: { path: "^lib/(?:db|server|cli|testing|bench)/|^node_modules/(?:pg|drizzle-orm)/" },
    },
    {
      name: "pages-write-nothing",
      severity: "error",
      from: { path: "^app/.*(?:page|layout|not-found|error)\\.tsx$" },
      to: { path: "^lib/.*mutations\\.ts$" },
    },
    {
      name: "actions-call-no-actions",
      severity: "error",
      from: { path: "^app/.*/(actions|route)\\.ts$" },
      to: { path: "^app/.*/actions\\.ts$" },
    },
    {
      name: "ui-knows-no-domain",
      severity: "error",
      from: { path: "^app/_ui/", pathNot: test },
      to: { path: "^lib/", pathNot: "^lib/(?:i18n|locales|text)/|^lib/(?:action|errors)\\.ts$" },
    },
    {
      name: "pure-modules-have-no-effects",
      comment: "A rule runs in the browser as well as on the server.",
      severity: "error",
      from: {
        path: named(domains.flat()),
        pathNot: [test, effectful, "/(?:input|record|reading|purge|background|worker)\\.ts$"],
      },
      to: {
        path: `^lib/db/|^lib/.*${effectful}|^node_modules/(?:pg|drizzle-orm|next|next-auth|react|server-only)/`,
      },
    },
    {
      name: "pure-modules-have-no-node",
      severity: "error",
      from: {
        path: named(domains.flat()),
        pathNot: [test, effectful, "/(?:input|record|reading|purge|background|worker)\\.ts$"],
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-tests-use-testing",
      severity: "error",
      from: { path: "^(?:lib|app)/", pathNot: [test, "^lib/(?:testing|bench)/", "^lib/server/test\\.ts$"] },
      to: { path: "^lib/testing/" },
    },
    {
      name: "the-process-is-around-not-inside",
      comment: "lib/server starts and serves; what it serves does not know it.",
      severity: "error",
      from: { path: "^lib/", pathNot: ["^lib/(?:server|cli|testing|bench)/", test] },
      to: { path: "^lib/(?:server|cli|bench)/", pathNot: "^lib/server/setup-error\\.ts$" },
    },
    {
      name: "only-programs-at-the-server-are-the-operator",
      comment: "Everybody else is an actor whose permission was checked.",
      severity: "error",
      from: { path: "^(?:lib|app)/", pathNot: ["^lib/(?:cli|bench|db/demo)", test] },
      to: { path: "^lib/auth/operator\\.ts$" },
    },
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-barrels", severity: "error", from: {}, to: { path: "^(?:lib|app)/.*\\bindex[.]tsx?$" } },
    { name: "resolves", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  required: [
    {
      name: "queries-and-mutations-stay-on-the-server",
      severity: "error",
      module: { path: `^lib/.*${effectful}` },
      to: { path: "server-only" },
    },
  ],
  options: {
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^\\.next|^data/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css", ".d.ts"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
