import type { Language } from '../language.js'

/**
 * What a call of an SQL function does beyond its database. `argument` is the index of the argument that matters.
 * - `delay`: waits (blind injection by time); `minimum` is the smallest argument that counts
 * - `read-file`, `write-file`, `list-file`: a file on the database's host; `write-file` has its content at `content`
 * - `import`: a file of data or a URL is read as a table
 * - `connect`: reaches another host, named by a URL, a host or a connection string
 * - `run`: a command or code of `language` on the host; `sql`: text that is SQL again
 * - `load`: a library is loaded into the server
 * - `dump`: everything as one value; `probe`: names the server, its version or its account; `error`: known for carrying data out in its error message
 * - `account`: changes what accounts may do; `stop`: ends sessions or reloads
 */
export type FunctionKind = 'delay' | 'read-file' | 'import' | 'write-file' | 'list-file' | 'connect' | 'run' | 'sql' | 'load' | 'dump' | 'probe' | 'error' | 'permission'

export interface SqlFunction {
  readonly does: FunctionKind
  readonly argument?: number
  readonly content?: number
  readonly language?: Language
  readonly minimum?: number
}

const row = (does: FunctionKind, argument = 0, more: Omit<SqlFunction, 'does' | 'argument'> = {}): SqlFunction => ({ does, argument, ...more })

/** By upper-case name, with its package where it has one. Sources: the reference manuals of the products. */
export const FUNCTIONS: ReadonlyMap<string, SqlFunction> = new Map([
  // MySQL, MariaDB
  ['SLEEP', row('delay')],
  ['BENCHMARK', row('delay', 0, { minimum: 1000 })],
  ['LOAD_FILE', row('read-file')],
  ['SYS_EXEC', row('run', 0, { language: 'sh' })],
  ['SYS_EVAL', row('run', 0, { language: 'sh' })],
  ['SYS_BINEVAL', row('run', 0, { language: 'sh' })],
  ['EXTRACTVALUE', row('error', 1)],
  ['UPDATEXML', row('error', 1)],
  ['GTID_SUBSET', row('error', 0)],
  ['GTID_SUBTRACT', row('error', 0)],
  ['NAME_CONST', row('error', 0)],
  ['HTTP_GET', row('connect')],
  ['HTTP_POST', row('connect')],
  // PostgreSQL
  ['PG_SLEEP', row('delay')],
  ['PG_SLEEP_FOR', row('delay')],
  ['PG_SLEEP_UNTIL', row('delay')],
  ['PG_READ_FILE', row('read-file')],
  ['PG_READ_BINARY_FILE', row('read-file')],
  ['PG_READ_SERVER_FILES', row('read-file')],
  ['PG_LS_DIR', row('list-file')],
  ['PG_STAT_FILE', row('list-file')],
  ['LO_IMPORT', row('read-file')],
  ['LO_EXPORT', row('write-file', 1)],
  ['PG_FILE_WRITE', row('write-file', 0, { content: 1 })],
  ['PG_FILE_READ', row('read-file')],
  ['DBLINK', row('connect')],
  ['DBLINK_CONNECT', row('connect', -1)],
  ['DBLINK_CONNECT_U', row('connect', -1)],
  ['DBLINK_EXEC', row('connect')],
  ['DBLINK_SEND_QUERY', row('connect')],
  ['NET.HTTP_GET', row('connect')],
  ['NET.HTTP_POST', row('connect')],
  ['HTTP_PUT', row('connect')],
  ['HTTP_DELETE', row('connect')],
  ['DATABASE_TO_XML', row('dump')],
  ['SCHEMA_TO_XML', row('dump')],
  ['DATABASE_TO_XML_AND_XMLSCHEMA', row('dump')],
  ['SCHEMA_TO_XML_AND_XMLSCHEMA', row('dump')],
  ['QUERY_TO_XML', row('sql')],
  ['QUERY_TO_XML_AND_XMLSCHEMA', row('sql')],
  // SQLite, DuckDB, ClickHouse
  ['RANDOMBLOB', row('delay', 0, { minimum: 1_000_000 })],
  ['ZEROBLOB', row('delay', 0, { minimum: 100_000_000 })],
  ['LOAD_EXTENSION', row('load')],
  ['READFILE', row('read-file')],
  ['WRITEFILE', row('write-file', 0, { content: 1 })],
  ['FSDIR', row('list-file')],
  ['EDIT', row('run', 1, { language: 'sh' })],
  ['READ_TEXT', row('read-file')],
  ['READ_BLOB', row('read-file')],
  ['EXECUTABLE', row('run', 0, { language: 'sh' })],
  ...['READ_CSV', 'READ_CSV_AUTO', 'READ_PARQUET', 'PARQUET_SCAN', 'READ_JSON', 'READ_JSON_AUTO', 'READ_NDJSON', 'URL', 'S3', 'FILE'].map((name): [string, SqlFunction] => [name, row('import')]),
  // SQL Server
  ['OPENROWSET', row('connect', 1)],
  ['OPENDATASOURCE', row('connect', 1)],
  ['OPENQUERY', row('sql', 1)],
  ['XP_CMDSHELL', row('run', 0, { language: 'cmd' })],
  ['FN_XE_FILE_TARGET_READ_FILE', row('read-file')],
  ['SYS.FN_GET_AUDIT_FILE', row('read-file')],
  ['FN_TRACE_GETTABLE', row('read-file')],
  // Oracle
  ['DBMS_LOCK.SLEEP', row('delay')],
  ['DBMS_SESSION.SLEEP', row('delay')],
  ['DBMS_PIPE.RECEIVE_MESSAGE', row('delay', 1)],
  ['UTL_HTTP.REQUEST', row('connect')],
  ['UTL_HTTP.REQUEST_PIECES', row('connect')],
  ['UTL_HTTP.BEGIN_REQUEST', row('connect')],
  ['HTTPURITYPE', row('connect')],
  ['UTL_INADDR.GET_HOST_ADDRESS', row('connect')],
  ['UTL_INADDR.GET_HOST_NAME', row('connect')],
  ['UTL_TCP.OPEN_CONNECTION', row('connect')],
  ['UTL_SMTP.OPEN_CONNECTION', row('connect')],
  ['DBMS_LDAP.INIT', row('connect')],
  ['UTL_FILE.FOPEN', row('read-file', 1)],
  ['UTL_FILE.FREMOVE', row('write-file', 1)],
  ['BFILENAME', row('read-file', 1)],
  ['DBMS_XSLPROCESSOR.CLOB2FILE', row('write-file', 2, { content: 0 })],
  ['DBMS_XSLPROCESSOR.READ2CLOB', row('read-file', 1)],
  ['DBMS_ADVISOR.CREATE_FILE', row('write-file', 2, { content: 0 })],
  ['CTXSYS.DRITHSX.SN', row('error', 1)],
  ['ORDSYS.ORD_DICOM.GETMAPPINGXPATH', row('error', 0)],
  ['DBMS_JAVA.RUNJAVA', row('run', 0, { language: 'sh' })],
  ['DBMS_JAVA_TEST.FUNCALL', row('run', 4, { language: 'sh' })],
  ['DBMS_JAVA.GRANT_PERMISSION', row('permission', 1)],
  ['DBMS_XMLQUERY.GETXML', row('sql')],
  ['DBMS_XMLGEN.GETXML', row('sql')],
  ['DBMS_SQL.PARSE', row('sql', 1)],
  // Which server, which version, which account
  ['VERSION', row('probe')],
  ['USER', row('probe')],
  ['CURRENT_USER', row('probe')],
  ['SYSTEM_USER', row('probe')],
  ['SESSION_USER', row('probe')],
  ['DATABASE', row('probe')],
  ['CURRENT_DATABASE', row('probe')],
  ['SQLITE_VERSION', row('probe')],
  ['DB_NAME', row('probe')],
  ['HOST_NAME', row('probe')],
  ['SUSER_NAME', row('probe')],
  ['CURRENT_SETTING', row('probe')],
  ['SYS_CONTEXT', row('probe')],
  ['IS_SRVROLEMEMBER', row('probe')],
  ['SERVERPROPERTY', row('probe')],
])

/** Functions that a UDF library adds to MySQL or PostgreSQL under names that an application may have, too: only a constant command counts. */
export const COMMAND_FUNCTIONS = new Set(['SYSTEM', 'SHELL', 'CMDSHELL', 'CMD_EXEC', 'PLSH', 'OS_COMMAND', 'EXEC_CMD', 'RUN_COMMAND'])
/** Functions that take one character or a part out of a text. */
export const PART_FUNCTIONS = new Set(['SUBSTRING', 'SUBSTR', 'MID', 'LEFT', 'RIGHT', 'ASCII', 'ORD', 'UNICODE', 'LENGTH', 'LEN', 'CHAR_LENGTH', 'HEX', 'BIN', 'INSTR', 'STRCMP', 'POSITION', 'LOCATE'])
export const PROBES = new Set(['@@VERSION', '@@HOSTNAME', '@@DATADIR', '@@SERVERNAME', '@@BASEDIR', '@@VERSION_COMPILE_OS', '@@SECURE_FILE_PRIV'])
