import "server-only";
import type { NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { findSession } from "#lib/people/queries.ts";
import { endSession, signInWithPassword } from "#lib/people/mutations.ts";
import { clientAddress } from "./address.ts";

const thirtyDays = 30 * 24 * 60 * 60;

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
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async (credentials, request) => {
          const started = await signInWithPassword({
            email: String(credentials.email ?? ""),
            password: String(credentials.password ?? ""),
            address: clientAddress(request.headers),
            userAgent: request.headers.get("user-agent") ?? "",
          });
          return started && { id: started.userId, sessionId: started.sessionId };
        },
      }),
    ],
    callbacks: {
      // The cookie carries the session's id and nothing else; everything that can change is read from its row.
      jwt: ({ token, user }) => (user ? { sessionId: user.sessionId } : { sessionId: token["sessionId"] }),
      session: async ({ session, token }) => {
        const found = typeof token["sessionId"] === "string" ? await findSession(token["sessionId"]) : null;
        return { expires: session.expires, ...(found ? { user: found } : {}) } as typeof session;
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
