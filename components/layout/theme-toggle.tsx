'use client';
import { RadioGroup } from 'radix-ui';
import { Icon } from '@/components/ui/icon';
import { themeOptions, useTheme } from './use-theme';

/** System, light or dark, side by side. */
export function ThemeToggle() {
  const { theme, setTheme } = useTheme();
  return (
    <RadioGroup.Root
      className="theme-toggle js-only"
      aria-label="Theme"
      orientation="horizontal"
      value={theme}
      onValueChange={(value) => {
        const option = themeOptions.find((candidate) => candidate.value === value);
        if (option) setTheme(option.value);
      }}
    >
      {themeOptions.map((option) => (
        <RadioGroup.Item key={option.value} value={option.value} className="theme-choice" aria-label={option.label} title={option.label}>
          <Icon name={option.icon} size={16} />
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
