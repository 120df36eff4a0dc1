/** What people write for statements that are refused; the others are named after their node. */
const commands: Readonly<Record<string, string>> = {
  TransactionStmt: 'BEGIN, COMMIT, ROLLBACK and SAVEPOINT',
  DoStmt: 'DO',
  CallStmt: 'CALL',
  VariableSetStmt: 'SET and RESET',
  VariableShowStmt: 'SHOW',
  CreateFunctionStmt: 'CREATE FUNCTION',
  AlterFunctionStmt: 'ALTER FUNCTION',
  DefineStmt: 'CREATE AGGREGATE, OPERATOR and base types',
  CreateTrigStmt: 'CREATE TRIGGER',
  CreateEventTrigStmt: 'CREATE EVENT TRIGGER',
  CreateExtensionStmt: 'CREATE EXTENSION',
  CreateSchemaStmt: 'CREATE SCHEMA',
  CreateRoleStmt: 'CREATE ROLE',
  AlterRoleStmt: 'ALTER ROLE',
  AlterRoleSetStmt: 'ALTER ROLE',
  DropRoleStmt: 'DROP ROLE',
  GrantStmt: 'GRANT and REVOKE',
  GrantRoleStmt: 'GRANT and REVOKE',
  CopyStmt: 'COPY',
  LockStmt: 'LOCK',
  ListenStmt: 'LISTEN',
  UnlistenStmt: 'UNLISTEN',
  NotifyStmt: 'NOTIFY',
  PrepareStmt: 'PREPARE',
  ExecuteStmt: 'EXECUTE',
  DeallocateStmt: 'DEALLOCATE',
  DeclareCursorStmt: 'DECLARE',
  FetchStmt: 'FETCH',
  ClosePortalStmt: 'CLOSE',
  ExplainStmt: 'EXPLAIN',
  DiscardStmt: 'DISCARD',
  TruncateStmt: 'TRUNCATE',
  VacuumStmt: 'VACUUM and ANALYZE',
  AlterOwnerStmt: 'OWNER TO',
  AlterObjectSchemaStmt: 'SET SCHEMA',
  RuleStmt: 'CREATE RULE',
  CreatePolicyStmt: 'CREATE POLICY',
  CreateDomainStmt: 'CREATE DOMAIN',
  CreateRangeStmt: 'CREATE TYPE … AS RANGE',
  RefreshMatViewStmt: 'REFRESH MATERIALIZED VIEW',
  LoadStmt: 'LOAD',
  CreateTableAsStmt: 'CREATE TABLE … AS',
  CreateStmt: 'CREATE TABLE',
  IndexStmt: 'CREATE INDEX',
  ViewStmt: 'CREATE VIEW',
  CreateSeqStmt: 'CREATE SEQUENCE',
  AlterSeqStmt: 'ALTER SEQUENCE',
  AlterTableStmt: 'ALTER',
  RenameStmt: 'ALTER … RENAME',
  DropStmt: 'DROP',
  CommentStmt: 'COMMENT',
  CreateEnumStmt: 'CREATE TYPE',
  AlterEnumStmt: 'ALTER TYPE',
  CompositeTypeStmt: 'CREATE TYPE',
  XmlExpr: 'XML',
  XmlSerialize: 'XML',
  RangeTableFunc: 'XMLTABLE',
  CurrentOfExpr: 'WHERE CURRENT OF',
  PartitionElem: 'PARTITION BY',
};

/** `SET and RESET`, or the node's own name. */
export const describeNode = (node: string): string => (Object.hasOwn(commands, node) ? commands[node] : undefined) ?? node;

/** `OBJECT_FUNCTION` → `function`, `AT_ChangeOwner` → `change owner`. */
export const describeValue = (value: string): string => value.replace(/^(OBJECT|AT)_/, '').replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();

const parts: Readonly<Record<string, string>> = { partspec: 'PARTITION BY', inhRelations: 'INHERITS', tablespacename: 'TABLESPACE', tableSpace: 'TABLESPACE', options: 'WITH (…)', ofTypename: 'OF', accessMethod: 'USING' };

/** `CREATE TABLE … PARTITION BY`: a part of a statement that is refused. */
export const describePart = (node: string, field: string): string => `${describeNode(node)} … ${(Object.hasOwn(parts, field) ? parts[field] : undefined) ?? field}`;
