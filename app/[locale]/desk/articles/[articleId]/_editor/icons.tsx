import type { ReactNode } from "react";

function draw(shape: ReactNode) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 18 18"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      {shape}
    </svg>
  );
}

// Drawn, not written: a letter in a button would be taken for its name.
const h = "M2.5 4v10M2.5 9h6M8.5 4v10";
export const paragraph = draw(<path d="M13.5 3.5H8a3 3 0 0 0 0 6h1.5M9.5 3.5v11M12.5 3.5v11" />);
export const heading2 = draw(<path d={`${h}M11.5 9.5a1.75 1.75 0 1 1 3 1.2L11.5 14h4`} />);
export const heading3 = draw(<path d={`${h}M11.5 8.5h3.5l-2 2.2a1.7 1.7 0 1 1-1.7 2.5`} />);
export const bold = draw(<path d="M6 3.5h4a2.5 2.5 0 0 1 0 5H6zm0 5h4.8a3 3 0 0 1 0 6H6z" strokeWidth="2" />);
export const italic = draw(<path d="M8 3.5h5M5 14.5h5M10.5 3.5l-3 11" />);
export const inlineCode = draw(<path d="M6 5 2.5 9 6 13M12 5l3.5 4-3.5 4" />);
export const codeBlock = draw(<path d="M1.75 3.25h14.5v11.5H1.75zM5 7l2 2-2 2M9 11h4" />);
export const link = draw(
  <path d="M7.5 10.5a3 3 0 0 0 4.2 0l2.6-2.6a3 3 0 0 0-4.2-4.2L9 4.8M10.5 7.5a3 3 0 0 0-4.2 0l-2.6 2.6a3 3 0 0 0 4.2 4.2L9 13.2" />,
);
export const quotation = draw(<path d="M3 3v12M6.5 5H15M6.5 9H15M6.5 13h5" />);
export const bulletList = draw(
  <path d="M7 4.5h8.5M7 9h8.5M7 13.5h8.5M3 4.5h.01M3 9h.01M3 13.5h.01" strokeLinecap="round" />,
);
export const orderedList = draw(
  <>
    <path d="M8 4.5h7.5M8 9h7.5M8 13.5h7.5" />
    <path d="M3 2.5h1.2v4M2.6 11.5h2.2l-2 3h2.2" strokeWidth="1.2" />
  </>,
);
export const split = draw(<path d="M9 2v14M6.5 6 3.5 9l3 3M11.5 6l3 3-3 3" />);
export const join = draw(<path d="M2 9h5M16 9h-5M5 6l3 3-3 3M13 6l-3 3 3 3" />);
export const undo = draw(<path d="M6.5 4 3 7.5 6.5 11M3.5 7.5h7a4 4 0 0 1 0 8H8" />);
export const redo = draw(<path d="M11.5 4 15 7.5 11.5 11M14.5 7.5h-7a4 4 0 0 0 0 8H10" />);
