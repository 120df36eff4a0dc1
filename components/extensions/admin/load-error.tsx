/** What a step that failed said: a list where each line is a fault of its own, else as it was printed. */
export function LoadError({ status, text }: { status: string; text: string }) {
  if (status === 'manifest_invalid') {
    return <ul className="extension-messages extension-messages-error">{text.split('\n').map((line) => <li key={line}>{line}</li>)}</ul>;
  }
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to be reachable by keyboard
  return <pre className="load-error" tabIndex={0} role="region" aria-label="What was said">{text}</pre>;
}
