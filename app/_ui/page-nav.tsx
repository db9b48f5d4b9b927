import Link from "next/link";
import styles from "./page-nav.module.css";

type Props = {
  /** What the links have in common, for who cannot see it. */
  readonly label: string;
  readonly links: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
};

/** Links between the pages about one thing, the one that is shown marked. */
export function PageNav({ label, links }: Props) {
  return (
    <nav className={styles["nav"]} aria-label={label}>
      {links.map((link) => (
        <Link key={link.href} href={link.href} aria-current={link.current ? "page" : undefined}>
          {link.label}
        </Link>
      ))}
    </nav>
  );
}
