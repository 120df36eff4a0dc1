import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** PostgreSQL's one-byte type `"char"`, which its catalogue uses and no table of ours does. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/** Which columns of a result were `"char"`, by the result's rows. */
type CharColumns = WeakMap<object, number[]>;

/**
 * An adapter with which the schema engine can describe a database. `@prisma/adapter-pg` 7.10 refuses `"char"`, which the
 * engine's own catalogue queries return; here such columns pass as text and are labelled as characters afterwards.
 */
export function describingAdapter(databaseUrl: string): PrismaPg {
  const charColumns: CharColumns = new WeakMap();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  pool.query = new Proxy(pool.query, {
    async apply(query, self, args) {
      const result: pg.QueryArrayResult = await Reflect.apply(query, self, args);
      charColumns.set(result.rows, passAsText(result.fields));
      return result;
    },
  });
  const factory = new PrismaPg(pool, { disposeExternalPool: true });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    labelCharacters(adapter, charColumns);
    return adapter;
  };
  return factory;
}

function passAsText(fields: pg.FieldDef[]): number[] {
  const columns = fields.flatMap((field, index) => (field.dataTypeID === CHAR_OID ? [index] : []));
  for (const field of fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
  return columns;
}

function labelCharacters(adapter: SqlDriverAdapter, charColumns: CharColumns): void {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of charColumns.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
}
