import type { Comparison, VisibleWhen, VisibleWhenContext } from './visible-when';

function lookUp(path: readonly string[], context: unknown): unknown {
  let current = context;
  for (const name of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    // Own properties only: `config.constructor` is a missing variable, not a function.
    current = Object.getOwnPropertyDescriptor(current, name)?.value;
  }
  return current ?? undefined;
}

function isTruthy(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}

function isEqual(left: unknown, right: unknown): boolean {
  const comparable =
    typeof left === 'string' || typeof left === 'number' || typeof left === 'boolean';
  return comparable && left === right;
}

function isOrdered(operator: Comparison, left: unknown, right: unknown): boolean {
  const numbers = typeof left === 'number' && typeof right === 'number';
  const texts = typeof left === 'string' && typeof right === 'string';
  if (!numbers && !texts) return false;
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  if (operator === '<=') return left <= right;
  return left >= right;
}

function compare(operator: Comparison, left: unknown, right: unknown): boolean {
  if (operator === '==') return isEqual(left, right);
  if (operator === '!=') return !isEqual(left, right);
  return isOrdered(operator, left, right);
}

function valueOf(ast: VisibleWhen, context: VisibleWhenContext): unknown {
  switch (ast.kind) {
    case 'literal':
      return ast.value;
    case 'variable':
      return lookUp(ast.path, context);
    case 'not':
      return !evaluateVisibleWhen(ast.operand, context);
    case 'and':
      return evaluateVisibleWhen(ast.left, context) && evaluateVisibleWhen(ast.right, context);
    case 'or':
      return evaluateVisibleWhen(ast.left, context) || evaluateVisibleWhen(ast.right, context);
    case 'compare':
      return compare(ast.operator, valueOf(ast.left, context), valueOf(ast.right, context));
  }
}

/**
 * Tells whether something with this condition is visible. Never throws.
 *
 * A missing variable (also one that is null) is false on its own and equals nothing, so
 * `missing != 1` is true; `<` and its kin are false across types; an empty text, list or object
 * and 0 are false.
 *
 * @param context `{plugin, config, tenant, user}`; anything may be missing
 * @example evaluateVisibleWhen(ast, { plugin: { enabled: true }, config: { port: 587 } })
 */
export function evaluateVisibleWhen(ast: VisibleWhen, context: VisibleWhenContext): boolean {
  return isTruthy(valueOf(ast, context));
}

/** Every variable that an expression reads, as written: `['plugin.enabled', 'config.port']`. */
export function listVariables(ast: VisibleWhen): string[] {
  if (ast.kind === 'literal') return [];
  if (ast.kind === 'variable') return [ast.path.join('.')];
  if (ast.kind === 'not') return listVariables(ast.operand);
  return [...listVariables(ast.left), ...listVariables(ast.right)];
}
