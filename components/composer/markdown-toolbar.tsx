'use client';

import type { KeyboardEvent, ReactNode } from 'react';
import type { IconName } from '@/components/ui/icon';
import { Icon } from '@/components/ui/icon';
import type { MarkdownEditName } from './markdown-edits';

interface Tool {
  edit: MarkdownEditName;
  icon: IconName;
  tip: string;
  /** With Ctrl or Command. */
  key?: string;
}

const tools: readonly Tool[] = [
  { edit: 'bold', icon: 'bold', tip: 'Bold', key: 'b' },
  { edit: 'italic', icon: 'italic', tip: 'Italic', key: 'i' },
  { edit: 'strike', icon: 'strike', tip: 'Strikethrough' },
  { edit: 'heading', icon: 'heading', tip: 'Heading' },
  { edit: 'quote', icon: 'quote', tip: 'Quote' },
  { edit: 'list', icon: 'list', tip: 'List' },
  { edit: 'orderedList', icon: 'list-ordered', tip: 'Numbered list' },
  { edit: 'link', icon: 'link', tip: 'Link', key: 'k' },
  { edit: 'code', icon: 'code', tip: 'Code', key: 'e' },
];

export const editForKey = (key: string): MarkdownEditName | undefined => tools.find((tool) => tool.key === key.toLowerCase())?.edit;

export interface MarkdownToolbarProps {
  /** Id of the text. */
  controls: string;
  onEdit: (edit: MarkdownEditName) => void;
  /** Further buttons, after ours. */
  children?: ReactNode;
}

/** One tab stop; arrows move inside (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/). */
export function MarkdownToolbar({ controls, onEdit, children }: MarkdownToolbarProps) {
  return (
    <div className="composer-toolbar js-only" role="toolbar" aria-label="Formatting" aria-controls={controls} onKeyDown={moveFocus}>
      {tools.map(({ edit, icon, tip, key }, index) => (
        <button
          key={edit}
          type="button"
          className="comp-tb-btn"
          tabIndex={index === 0 ? 0 : -1}
          title={key ? `${tip} (Ctrl+${key.toUpperCase()})` : tip}
          aria-label={tip}
          onClick={() => onEdit(edit)}
        >
          <Icon name={icon} size={16} />
        </button>
      ))}
      {children}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const current = buttons.findIndex((button) => button === document.activeElement);
  const targets: Record<string, number> = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: buttons.length - 1 };
  const target = targets[event.key];
  if (target === undefined) return;
  event.preventDefault();
  buttons.at(target % buttons.length)?.focus();
}
