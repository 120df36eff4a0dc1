import { cardStyle } from './style-card';
import { editorStyle } from './style-editor';

/** Beside the markup that needs it; React keeps one copy in the head, whoever asks for it. */
export function Style() {
  return <style href="polls" precedence="default">{cardStyle + editorStyle}</style>;
}
