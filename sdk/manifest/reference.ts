import { exampleManifest } from './example';
import { manifestJsonSchema, type JsonSchema } from './json-schema';
import { CAPABILITY_MEANINGS } from './known';
import { MANIFEST_GROUPS } from './manifest-schema';
import { listParts, toTable, type Part } from './reference-table';

const INTRODUCTION = `# Manifest reference

\`manifest.json\` lies at the root of an extension and declares everything that it contributes. What
is not declared is not wired up. It is checked at the install: unknown and malformed fields refuse
it, and all faults are reported at once, each with its place and what was expected.

Give your editor the schema, and it checks and completes while you type:

\`\`\`json
{ "$schema": "https://<forum>/manifest_schema.json" }
\`\`\`

A field that is not required may be left out or null; lists may be empty. The file is UTF-8, at most
256 KB, at most 32 levels deep. Check it before you publish with \`parseManifest\` from
\`@nexus/sdk/manifest\`.

<!-- Written by sdk/manifest/generate.ts from the schema. Change the schema, then run it again. -->`;

const CONDITIONS = `## Conditions

\`visible_when\` is an expression over \`plugin.installed\`, \`plugin.enabled\`, \`plugin.healthy\`,
\`config.<setting>\`, \`tenant.id\` and \`user.role\`. It knows \`||\`, \`&&\`, \`!\`, \`==\`, \`!=\`, \`<\`, \`>\`,
\`<=\`, \`>=\`, parentheses, \`"text"\`, \`'text'\`, numbers, \`true\` and \`false\`; at most 200 characters and
5 levels, where each term of a chain counts.

A variable without a value is false and equals nothing, so \`config.port != 25\` holds while there is
no port. Comparing by size across types is false. A secret reads as \`"set"\` or \`"unset"\`.`;

function toExample(name: string): string {
  const value = Object.entries(exampleManifest).find(([key]) => key === name)?.[1];
  const json = JSON.stringify({ [name]: value }, null, 2);
  const body = json.slice(2, -2).replaceAll(/^ {2}/gm, '');
  return `\`\`\`json\n${body}\n\`\`\``;
}

/** A table for each part; one that repeats another's fields refers to it, its children included. */
function toTables(parts: readonly Part[]): string[] {
  const seen = new Map<string, string>();
  const twins: string[] = [];
  return parts.flatMap(({ title, schema }, index) => {
    if (twins.some((twin) => title.startsWith(`${twin}[]`) || title.startsWith(`${twin}.`))) return [];
    const table = toTable(schema, Object.keys(schema.properties ?? {}));
    const twin = seen.get(table);
    if (twin !== undefined) {
      twins.push(title);
      return [`\`${title}\` has the same fields as \`${twin}\`.`];
    }
    seen.set(table, title);
    return [index === 0 ? table : `\`${title}\`\n\n${table}`];
  });
}

function toField(name: string, schema: JsonSchema): string {
  const field = schema.properties?.[name];
  if (typeof field !== 'object') return '';
  const parts = listParts(field, name);
  if (parts.length === 0) return '';
  return [`### \`${name}\``, field.description ?? '', toExample(name), ...toTables(parts)].join('\n\n');
}

function toCapabilities(): string {
  const rows = Object.entries(CAPABILITY_MEANINGS).map(([name, meaning]) => `| \`${name}\` | ${meaning} |`);
  return ['### `capabilities`', '| Capability | Allows |\n|---|---|\n' + rows.join('\n')].join('\n\n');
}

/** The manifest reference as Markdown, derived from the schema and the example. */
export function manifestReference(): string {
  const schema = manifestJsonSchema();
  const groups = MANIFEST_GROUPS.map(({ title, names }) => {
    const details = names.map((name) => (name === 'capabilities' ? toCapabilities() : toField(name, schema)));
    return [`## ${title}`, toTable(schema, names), ...details.filter((text) => text !== '')].join('\n\n');
  });
  return `${[INTRODUCTION, ...groups, CONDITIONS].join('\n\n')}\n`;
}
