/** The ways to read an article, in the order they are offered. */
export const views = ["side", "stack", "original", "translation"] as const;
