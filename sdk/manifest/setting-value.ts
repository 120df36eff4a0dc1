import { enumerate } from './issue';

/** Bytes of a `json` setting, written without spaces. */
export const MAX_JSON_SETTING_BYTES = 64 * 1024;
const MAX_TEXT_LENGTH = 20_000;
const MAX_LIST_ITEMS = 1000;

/** The parts of a settings field that decide which values it takes. */
export interface SettingRule {
  type: string;
  options?: readonly { value: string }[] | undefined;
  min?: number | undefined;
  max?: number | undefined;
  integer?: boolean | undefined;
}

function checkText(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a text';
  if (value.length > MAX_TEXT_LENGTH) return `must be at most ${MAX_TEXT_LENGTH} characters long`;
  return undefined;
}

function checkNumber(value: unknown, rule: SettingRule): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
  if (rule.integer && !Number.isInteger(value)) return 'must be a whole number';
  if (rule.min !== undefined && value < rule.min) return `must be at least ${rule.min}`;
  if (rule.max !== undefined && value > rule.max) return `must be at most ${rule.max}`;
  return undefined;
}

function checkOption(value: unknown, { options = [] }: SettingRule): string | undefined {
  if (options.some((option) => option.value === value)) return undefined;
  return `must be one of its options: ${enumerate(options.map((option) => option.value))}`;
}

function checkItems(
  value: unknown,
  checkItem: (item: unknown) => string | undefined,
): string | undefined {
  if (!Array.isArray(value)) return 'must be a list';
  if (value.length > MAX_LIST_ITEMS) return `must have at most ${MAX_LIST_ITEMS} entries`;
  for (const [index, item] of value.entries()) {
    const problem = checkItem(item);
    if (problem) return `entry ${index + 1} ${problem}`;
  }
  return undefined;
}

function checkJson(value: unknown): string | undefined {
  const json = JSON.stringify(value);
  if (json === undefined) return 'must be JSON';
  const bytes = new TextEncoder().encode(json).length;
  return bytes > MAX_JSON_SETTING_BYTES ? 'must be at most 64 KB of JSON' : undefined;
}

/**
 * Checks a value against the type of its field in `settings_schema`.
 *
 * @returns what is wrong, as the end of a sentence (`must be a number`), or undefined where
 *   nothing is. A type that is not known accepts everything.
 * @example findSettingProblem({ type: 'number', min: 1 }, 0) // 'must be at least 1'
 */
export function findSettingProblem(rule: SettingRule, value: unknown): string | undefined {
  switch (rule.type) {
    case 'string':
    case 'text':
      return checkText(value);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'number':
      return checkNumber(value, rule);
    case 'select':
      return checkOption(value, rule);
    case 'color':
      return typeof value === 'string' && /^#[0-9A-Fa-f]{6}$/.test(value)
        ? undefined
        : 'must be a colour such as #3366ff';
    case 'list':
      return checkItems(value, checkText);
    case 'multiselect':
      return checkItems(value, (item) => checkOption(item, rule));
    case 'json':
      return checkJson(value);
    default:
      return undefined;
  }
}
