/** What somebody types after `duizhao`. */
export type Command = {
  /** What it does, in one line of the list of commands. */
  summary: string;
  /** What follows its name, such as `<e-mail> [--role <role>]`; "" when nothing does. */
  usage: string;
  /** Does it. Throws a SetupError for what the person can mend; its sentence is shown and the exit code is 1. */
  run(options: string[]): Promise<void>;
};
