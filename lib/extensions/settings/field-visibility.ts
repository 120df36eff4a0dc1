import { evaluateVisibleWhen, parseVisibleWhen } from '@nexus/sdk/manifest/visible-when';
import type { Json } from '../runner/json';
import type { DeclaredSetting } from './setting-fields';

type Field = Pick<DeclaredSetting, 'key' | 'secret' | 'visible_when'>;

/** Whether the form shows a field, going by the values of the others; a secret counts as `set` or `unset`. The browser asks the same. */
export function isFieldVisible({ visible_when: condition }: Pick<Field, 'visible_when'>, fields: readonly Field[], values: ReadonlyMap<string, Json>): boolean {
  if (!condition) return true;
  const parsed = parseVisibleWhen(condition);
  // A condition that cannot be read fails the install; whatever got past it hides nothing.
  if (!parsed.ok) return true;
  const config = Object.fromEntries(fields.map(({ key, secret }) => [key, secret ? (isEmpty(values.get(key)) ? 'unset' : 'set') : values.get(key)]));
  return evaluateVisibleWhen(parsed.ast, { plugin: { installed: true, enabled: true, healthy: true }, config, tenant: { id: 'default' }, user: { role: 'admin' } });
}

/** Whether a value is as good as none. */
export function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
