/** The first thing that the Tab key reaches: past the navigation, to the content. */
export function SkipLink({ target = 'main' }: { target?: string }) {
  return (
    <a href={`#${target}`} className="skip-link btn-primary">
      Skip to content
    </a>
  );
}
