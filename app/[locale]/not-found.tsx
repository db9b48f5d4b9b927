import { NotFoundNotice } from "../_ui/not-found-notice.tsx";

export default function NotFound() {
  return <NotFoundNotice />;
}
