// What a text contains, without any judgement: which kinds of nodes, which fields, which names, each with the first line
// it is found on. The judgement is in the tables beside this file.

/** Fields whose value decides what a statement does. */
const TELLING = new Set(['subtype', 'removeType', 'renameType', 'relationType', 'objtype', 'relpersistence', 'contype', 'kind', 'oncommit']);

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNodeName = (key) => key >= 'A' && key < '[';
// Both sides of a UNION are statements again; their names must not grow with its length.
const typeOf = (parent, key) => (isNodeName(key) ? key : key === 'larg' || key === 'rarg' ? parent : `${parent}.${key}`);
const strings = (list) => list.map((entry) => entry?.String?.sval ?? '?');
/** Functions that find a sequence by the text they are given. */
const BY_NAME = new Set(['nextval', 'currval', 'setval']);

/**
 * @param {string} text
 * @param {{stmts?: Array<{stmt?: object, stmt_location?: number, stmt_len?: number}>}} tree what libpg-query answers
 */
export function collectFacts(text, tree) {
  const bytes = Buffer.from(text);
  const newlines = [];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) newlines.push(at);
  const lineAt = (offset) => countBelow(newlines, offset) + 1;
  const found = { statements: [], nodes: new Map(), fields: new Map(), functions: new Map(), attributes: new Map(), sequences: new Map(), relations: new Map(), types: new Map() };
  for (const { stmt = {}, stmt_location: start = 0, stmt_len: length = 0 } of tree.stmts ?? []) {
    const end = length > 0 ? start + length : bytes.length;
    const first = start + lengthOfBlank(bytes.subarray(start, end).toString());
    found.statements.push({ kind: Object.keys(stmt)[0] ?? '', line: lineAt(first), text: bytes.subarray(first, end).toString() });
    walk(stmt, lineAt(first), lineAt, found);
  }
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, value instanceof Map ? [...value] : value]));
}

// A stack instead of recursion: how deep a tree is, its author decides.
function walk(root, firstLine, lineAt, found) {
  const stack = [{ value: root, type: '', line: firstLine }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { value, type } = item;
    if (Array.isArray(value)) {
      for (const entry of value) if (typeof entry === 'object' && entry !== null) stack.push({ ...item, value: entry });
      continue;
    }
    const line = typeof value.location === 'number' && value.location >= 0 ? lineAt(value.location) : item.line;
    note(value, type, line, found);
    for (const [key, child] of Object.entries(value)) {
      if (typeof child === 'object' && child !== null) stack.push({ value: child, type: typeOf(type, key), line });
    }
  }
}

function note(value, type, line, { nodes, fields, functions, attributes, sequences, relations, types }) {
  const first = (map, key) => void (map.has(key) || map.set(key, line));
  for (const [key, child] of Object.entries(value)) {
    if (isNodeName(key) && isObject(child)) first(nodes, key);
    else first(fields, TELLING.has(key) && typeof child === 'string' ? `${type}.${key}=${child}` : `${type}.${key}`);
  }
  if (Array.isArray(value.funcname)) first(functions, JSON.stringify(strings(value.funcname)));
  if (Array.isArray(value.funcname) && BY_NAME.has(strings(value.funcname).at(-1))) first(sequences, value.args?.[0]?.A_Const?.sval?.sval ?? '');
  // `a.b` and `(a).b` call the function b when a has no column of that name.
  for (const list of [type === 'ColumnRef' ? value.fields?.slice(1) : undefined, value.indirection]) {
    if (Array.isArray(list)) for (const name of strings(list)) first(attributes, name);
  }
  if (Array.isArray(value.names)) first(types, JSON.stringify(strings(value.names)));
  if (typeof value.relname === 'string') first(relations, JSON.stringify([value.catalogname ?? '', value.schemaname ?? '', value.relname]));
}

function countBelow(sorted, offset) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many bytes of white space and comments stand before the statement. */
function lengthOfBlank(text) {
  let rest = text;
  for (;;) {
    const next = skipComment(rest.trimStart());
    if (next === rest) return Buffer.byteLength(text) - Buffer.byteLength(rest);
    rest = next;
  }
}

function skipComment(text) {
  if (text.startsWith('--')) return text.includes('\n') ? text.slice(text.indexOf('\n')) : '';
  if (!text.startsWith('/*')) return text;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    if (pair === '/*') depth += 1;
    if (pair === '*/') depth -= 1;
    if (pair === '/*' || pair === '*/') at += 1;
    if (depth === 0) return text.slice(at + 1);
  }
  return '';
}
