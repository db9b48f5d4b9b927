import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * What a secret is for. It is part of the key and checked at opening: a sealed
 * text moved to another place in the database does not open there.
 */
export type SecretPurpose = "machine-translation";

const nonceBytes = 12;
const tagBytes = 16;

/**
 * `secret` for the database: AES-256-GCM under a key made (HKDF-SHA-256) from
 * this installation's secret, `AUTH_SECRET`. Different each time.
 */
export function seal(secret: string, purpose: SecretPurpose): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return `v1.${Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64url")}`;
}

/** The secret behind `sealed`, or null when it was sealed by another installation, for something else, or has been changed. */
export function open(sealed: string, purpose: SecretPurpose): string | null {
  const [version, text = ""] = sealed.split(".");
  const bytes = Buffer.from(text, "base64url");
  if (version !== "v1" || bytes.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    const plain = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([plain, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function keyFor(purpose: SecretPurpose): Buffer {
  const secret = process.env["AUTH_SECRET"];
  if (!secret) throw new Error("AUTH_SECRET is not set");
  return Buffer.from(hkdfSync("sha256", secret, "duizhao", purpose, 32));
}
