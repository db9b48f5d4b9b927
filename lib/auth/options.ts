import "server-only";
import type { NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { endSession } from "#lib/sessions/mutations.ts";
import { findSession } from "#lib/sessions/queries.ts";

const thirtyDays = 30 * 24 * 60 * 60;

/** Stands for a session whose row could not be read. */
export const unreadable = { unreadable: true } as const;

/** Read on the first request, not at import: the build needs no secret and no database. */
export function authOptions(): NextAuthConfig {
  const secure = (process.env["DUIZHAO_ORIGIN"] ?? "").startsWith("https://");
  return {
    trustHost: true,
    session: { strategy: "jwt", maxAge: thirtyDays },
    useSecureCookies: secure,
    cookies: {
      sessionToken: {
        name: secure ? "__Host-duizhao" : "duizhao",
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    providers: [
      // Only `openSession` calls this, with a session the people's mutations have just made: a password
      // was checked, an invitation accepted. next-auth's own endpoints are not mounted, so nobody else can.
      Credentials({
        credentials: { sessionId: {} },
        authorize: async ({ sessionId }) => {
          const found = typeof sessionId === "string" ? await findSession(sessionId) : null;
          return found && { id: found.actor.id, sessionId: found.sessionId };
        },
      }),
    ],
    callbacks: {
      // The cookie carries the session's id and nothing else; everything that can change is read from its row.
      jwt: ({ token, user }) => (user ? { sessionId: user.sessionId } : { sessionId: token["sessionId"] }),
      session: async ({ session, token }) => {
        const id = token["sessionId"];
        // next-auth takes an error for somebody who is signed out; a database that is away ends nobody's session.
        const found = typeof id === "string" ? await findSession(id).catch(() => unreadable) : null;
        // next-auth puts the cookie's own content in the place of a missing user.
        return { expires: session.expires, user: found } as unknown as typeof session;
      },
    },
    events: {
      signOut: async (message) => {
        if ("token" in message && typeof message.token?.["sessionId"] === "string") {
          await endSession(message.token["sessionId"]);
        }
      },
    },
  };
}

declare module "next-auth" {
  interface User {
    sessionId?: string;
  }
}
