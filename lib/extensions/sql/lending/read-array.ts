import type { Json } from '../../runner/json';

/**
 * Reads PostgreSQL's text form of an array: `{1,NULL,"a, \"b\""}`, nested ones, and with bounds `[0:1]={1,2}`.
 * https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO
 */
export function readArray(text: string, readElement: (text: string) => Json): Json[] {
  const reader = { text, at: text.indexOf('{') };
  return readLevel(reader, readElement);
}

function readLevel(reader: { text: string; at: number }, readElement: (text: string) => Json): Json[] {
  const items: Json[] = [];
  reader.at += 1;
  while (reader.at < reader.text.length) {
    const next = reader.text[reader.at];
    if (next === '}') {
      reader.at += 1;
      return items;
    }
    if (next === ',') reader.at += 1;
    else if (next === '{') items.push(readLevel(reader, readElement));
    else if (next === '"') items.push(readElement(readQuoted(reader)));
    else items.push(readPlain(reader, readElement));
  }
  return items;
}

function readQuoted(reader: { text: string; at: number }): string {
  const parts: string[] = [];
  reader.at += 1;
  for (;;) {
    const start = reader.at;
    while (reader.at < reader.text.length && reader.text[reader.at] !== '"' && reader.text[reader.at] !== '\\') reader.at += 1;
    parts.push(reader.text.slice(start, reader.at));
    if (reader.text[reader.at] !== '\\') break;
    parts.push(reader.text.charAt(reader.at + 1));
    reader.at += 2;
  }
  reader.at += 1;
  return parts.join('');
}

function readPlain(reader: { text: string; at: number }, readElement: (text: string) => Json): Json {
  const start = reader.at;
  while (reader.at < reader.text.length && reader.text[reader.at] !== ',' && reader.text[reader.at] !== '}') reader.at += 1;
  const plain = reader.text.slice(start, reader.at);
  return plain === 'NULL' ? null : readElement(plain);
}
