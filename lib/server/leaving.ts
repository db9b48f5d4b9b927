/** Calls `leave` when this process is told to end and when the one that started it has gone. It may be called more than once. */
export function onLeaving(leave: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, leave);
  process.on("disconnect", leave);
  process.channel?.unref();
  // Whoever started it may have been killed while this program was still being read.
  if (process.send && !process.connected) leave();
}
