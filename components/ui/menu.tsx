'use client';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';
import { PageLink } from './page-link';

export interface MenuProps {
  /** The button that opens it: one element that takes a ref and props (IconButton, Button, a plain button). */
  trigger: ReactElement;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  /** Names the menu where its trigger does not. */
  label?: string;
}

/** A menu on a button: arrows, typeahead, Escape, focus back to the button. */
export function Menu({ trigger, children, align = 'end', label }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align={align} sideOffset={6} collisionPadding={8} aria-label={label}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export interface MenuItemProps {
  children: ReactNode;
  icon?: IconName;
  /** Instead of an icon of the set: an element of the same size. */
  leading?: ReactNode;
  /** Short text at the end: a key, a count. */
  hint?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  /** Goes somewhere instead of doing something. */
  href?: string;
  /** The action; call `event.preventDefault()` to keep the menu open. */
  onSelect?: (event: Event) => void;
}

/** One entry of a menu. */
export function MenuItem({ children, icon, leading, hint, danger, disabled, href, onSelect }: MenuItemProps) {
  const content = (
    <>
      {leading ?? (icon && <Icon name={icon} size={16} />)}
      <span>{children}</span>
      {hint && <span className="menu-hint">{hint}</span>}
    </>
  );
  return (
    <DropdownMenu.Item
      className={classNames('menu-item', danger && 'menu-item-danger')}
      disabled={disabled}
      onSelect={onSelect}
      asChild={href !== undefined}
    >
      {href === undefined ? content : <PageLink href={href}>{content}</PageLink>}
    </DropdownMenu.Item>
  );
}

export interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: ReadonlyArray<{ value: Value; label: string; icon?: IconName }>;
}

/** One of several, as entries of which one carries a check. */
export function MenuChoice<Value extends string>({ label, value, onChange, options }: MenuChoiceProps<Value>) {
  return (
    <>
      <DropdownMenu.Label className="menu-label">{label}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup value={value}>
        {options.map((option) => (
          <DropdownMenu.RadioItem
            key={option.value}
            className="menu-item"
            value={option.value}
            onSelect={(event) => {
              event.preventDefault();
              onChange(option.value);
            }}
          >
            {option.icon && <Icon name={option.icon} size={16} />}
            <span>{option.label}</span>
            {option.value === value && <span className="menu-hint"><Icon name="check" size={16} /></span>}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  );
}

/** A line between groups of entries. */
export function MenuSeparator() {
  return <DropdownMenu.Separator className="menu-separator" />;
}
