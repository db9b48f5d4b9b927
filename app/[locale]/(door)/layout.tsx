import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";

/** The pages before the desk: signing in, setting up, choosing a password. */
export default async function DoorLayout({ children }: LayoutProps<"/[locale]">) {
  const { Errors, LocaleList, SignInForm } = await getMessages();
  return <NextIntlClientProvider messages={{ Errors, LocaleList, SignInForm }}>{children}</NextIntlClientProvider>;
}
