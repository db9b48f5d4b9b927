type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string };

/** Signs in over a page whose session has ended. Gives the person's id or an error's code; rejects when nobody answers. */
export async function signInAgain(email: string, password: string): Promise<{ id: string } | { code: string }> {
  const answer = await ask<{ id: string }>({
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  return answer.ok ? answer.value : { code: answer.code };
}

/** Id of whoever is signed in at this moment, in any tab; null when nobody is. */
export async function findSignedInPerson(): Promise<string | null> {
  const answer = await ask<{ id: string } | null>({ cache: "no-store" });
  return answer.ok ? (answer.value?.id ?? null) : null;
}

async function ask<Value>(init: RequestInit): Promise<Answer<Value>> {
  const response = await fetch("/api/session", init);
  return (await response.json()) as Answer<Value>;
}
