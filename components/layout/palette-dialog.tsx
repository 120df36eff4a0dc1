'use client';
import { Command } from 'cmdk';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { useReturnFocus } from '@/components/ui/use-return-focus';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { submitLogOut } from './log-out';
import { paletteLinks } from './palette-commands';
import type { ShellContext } from './shell-types';
import { SpaceMark } from './space-mark';
import { themeOptions, useTheme } from './use-theme';

export interface PaletteDialogProps extends ShellContext {
  onClose: () => void;
}

/** Everywhere one can go and what one can switch, by typing. */
export function PaletteDialog({ viewer, spaces, onClose }: PaletteDialogProps) {
  const router = useRouter();
  const { theme, setTheme } = useTheme();
  const returnFocus = useReturnFocus();
  const run = (command: () => void) => {
    onClose();
    command();
  };
  const go = (href: string) => run(() => router.push(href));

  return (
    <Dialog.Root open onOpenChange={(open) => open || onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content {...returnFocus} className="palette" aria-describedby={undefined}>
          <Dialog.Title asChild><div><VisuallyHidden>Go to</VisuallyHidden></div></Dialog.Title>
          <Command label="Go to" loop>
            <div className="palette-search">
              <Icon name="search" />
              <Command.Input placeholder="Go to a page or space" />
              <kbd className="kbd" aria-hidden>Esc</kbd>
            </div>
            <Command.List label="Places and commands">
              <Command.Empty>Nothing matches.</Command.Empty>
              <Command.Group heading="Pages">
                {paletteLinks({ viewer }).map(({ href, label, icon }) => (
                  <Entry key={href} value={label} icon={<Icon name={icon} />} onSelect={() => go(href)} />
                ))}
              </Command.Group>
              <Command.Group heading="Spaces">
                {spaces.map(({ slug, name, color, icon }) => (
                  <Entry key={slug} value={name} keywords={[slug, 'space']} icon={<SpaceMark color={color} icon={icon} />} onSelect={() => go(`/space/${slug}`)} />
                ))}
              </Command.Group>
              <Command.Group heading="Theme">
                {themeOptions.map(({ value, label, icon }) => (
                  <Entry
                    key={value}
                    value={`${label} theme`}
                    icon={<Icon name={icon} />}
                    trailing={value === theme && <Icon name="check" size={16} label="In use" />}
                    onSelect={() => run(() => setTheme(value))}
                  />
                ))}
              </Command.Group>
              {viewer && (
                <Command.Group heading="Account">
                  <Entry value="Log out" icon={<Icon name="log-out" />} onSelect={() => run(submitLogOut)} />
                </Command.Group>
              )}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface EntryProps {
  value: string;
  icon: ReactNode;
  keywords?: string[];
  trailing?: ReactNode;
  onSelect: () => void;
}

function Entry({ value, icon, keywords, trailing, onSelect }: EntryProps) {
  return (
    <Command.Item value={value} keywords={keywords} onSelect={onSelect}>
      {icon}
      <span className="nav-text">{value}</span>
      {trailing && <span className="menu-hint">{trailing}</span>}
    </Command.Item>
  );
}
