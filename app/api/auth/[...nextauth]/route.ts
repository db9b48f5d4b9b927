import { handlers } from "#lib/auth/session.ts";

export const { GET, POST } = handlers;
