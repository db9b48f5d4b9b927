/** The gutter between two columns, and the rule that joins a pair across it. */
export function Mark({ className }: { readonly className?: string }) {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M12 2v20M8.5 6H12M12 10h3.5M8.5 18H12M12 20h3.5" fill="none" stroke="currentColor" strokeWidth="1.25" />
      <path className="joint" d="M3 12h9v3h9" fill="none" stroke="var(--accent)" strokeWidth="2.5" />
    </svg>
  );
}
