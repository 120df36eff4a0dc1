const names = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

/** Statements an extension may run at any time. */
export const QUERIES = names('SelectStmt InsertStmt UpdateStmt DeleteStmt MergeStmt');

/** What may stand inside of them: the node kinds of PostgreSQL's parse tree. XML, cursors and partitions are not among them. */
const EXPRESSIONS = names(`
  A_ArrayExpr A_Const A_Expr A_Indices A_Indirection A_Star BitString BoolExpr Boolean BooleanTest CaseExpr CaseWhen CoalesceExpr
  CollateClause ColumnDef ColumnRef CommonTableExpr Float FuncCall GroupingFunc GroupingSet IndexElem Integer JoinExpr JsonArgument
  JsonArrayAgg JsonArrayConstructor JsonArrayQueryConstructor JsonFuncExpr JsonIsPredicate JsonKeyValue JsonObjectAgg
  JsonObjectConstructor JsonParseExpr JsonScalarExpr JsonSerializeExpr JsonTable JsonTableColumn JsonValueExpr List LockingClause
  MergeSupportFunc MergeWhenClause MinMaxExpr MultiAssignRef NamedArgExpr NullTest ParamRef RangeFunction RangeSubselect
  RangeTableSample RangeVar ResTarget ReturningOption RowExpr SQLValueFunction SetToDefault SortBy String SubLink TypeCast TypeName
  WindowDef
`);

/** Statements that only migrations may hold. */
export const DEFINITIONS = names(`
  CreateStmt CreateTableAsStmt IndexStmt ViewStmt CreateSeqStmt AlterSeqStmt CreateEnumStmt AlterEnumStmt CompositeTypeStmt
  AlterTableStmt RenameStmt DropStmt CommentStmt
`);

export const QUERY_NODES: ReadonlySet<string> = new Set([...QUERIES, ...EXPRESSIONS]);
export const MIGRATION_NODES: ReadonlySet<string> = new Set([...QUERY_NODES, ...DEFINITIONS, ...names('AlterTableCmd Constraint DefElem TableLikeClause')]);

const OBJECTS = 'OBJECT_TABLE OBJECT_INDEX OBJECT_VIEW OBJECT_SEQUENCE OBJECT_TYPE';

/** For fields whose value decides what a definition does: the values it may have. */
export const ALLOWED_VALUES: Readonly<Record<string, ReadonlySet<string>>> = {
  'CreateTableAsStmt.objtype': new Set(['OBJECT_TABLE']),
  'AlterTableStmt.objtype': new Set(names(OBJECTS)),
  'DropStmt.removeType': new Set(names(OBJECTS)),
  'CommentStmt.objtype': new Set(names(`${OBJECTS} OBJECT_COLUMN OBJECT_TABCONSTRAINT`)),
  'RenameStmt.renameType': new Set(names(`${OBJECTS} OBJECT_COLUMN OBJECT_TABCONSTRAINT OBJECT_ATTRIBUTE`)),
  'AlterTableCmd.subtype': new Set(names(`
    AT_AddColumn AT_AddConstraint AT_AddIdentity AT_AlterColumnType AT_AlterConstraint AT_ColumnDefault AT_DropColumn AT_DropConstraint
    AT_DropExpression AT_DropIdentity AT_DropNotNull AT_SetExpression AT_SetIdentity AT_SetNotNull AT_SetStatistics AT_ValidateConstraint
  `)),
};

/** The parts a definition may have; whatever else its statement knows (inheritance, partitions, tablespaces …) is refused. */
export const ALLOWED_FIELDS: Readonly<Record<string, ReadonlySet<string>>> = {
  CreateStmt: new Set(names('relation tableElts oncommit if_not_exists')),
  IndexStmt: new Set(names('idxname relation accessMethod indexParams indexIncludingParams whereClause unique nulls_not_distinct if_not_exists')),
  DropStmt: new Set(names('objects removeType behavior missing_ok')),
};
