import type { Name } from './name.js'

// What tables and columns are worth to an attacker. Sources: the system catalogues of each product's reference manual; MITRE ATT&CK T1555, T1003, T1087.

/** Where products keep hashes and passwords of their own accounts and of linked servers. */
const CREDENTIAL_CATALOGUES = new Set([
  'mysql.user', 'mysql.global_priv', 'mysql.servers', 'mysql.slave_master_info', 'pg_shadow', 'pg_authid', 'pg_user_mapping', 'pg_user_mappings', 'sql_logins', 'syslogins', 'sysxlogins',
  'user$', 'user_history$', 'link$', 'default_pwd$', 'dba_users', 'sys.credentials', 'master_key_passwords', 'system.users', 'admin.system.users',
])
/** Columns of those tables that only name the accounts. */
const NAMING_COLUMNS = /^(?:user|username|usename|host|name|login|loginname|rolname|user_?id|usesysid|sid|principal_id|account_status|created|createdate|plugin|is_\w+|rolsuper|rolcan\w+|rolcreate\w+|rolinherit|usesuper|usecreatedb|type_desc|\w+_priv|max_\w+|account_locked)$/

/** Names of tables that hold nothing but secrets, in an application's own schema. */
const CREDENTIAL_TABLE = /^(?:(?:\w+_)?(?:credentials?|passwords?|secrets?|api_?keys|private_?keys|ssh_?keys|signing_?keys|password_(?:hashes|history)|(?:access|refresh|oauth|auth|api)_?tokens))$/
const CREDENTIAL_COLUMN = /^(?:\w+_)?(?:pass(?:word|wd|wort|code|phrase)?(?:_?(?:hash(?:ed)?|digest|salt|enc(?:rypted)?|plain))?|pwd|pwd_?hash|pass_?hash|authentication_string|rolpassword|spare4|salt|secret|secret_?key|api_?key|apikey|api_?secret|access_?token|refresh_?token|auth_?token|id_token|private_?key|client_?secret|(?:mfa|otp|totp)_?(?:secret|seed)|recovery_?codes?)s?$/

/** Oracle's dictionary views, which share prefixes with tables that anybody may have. */
const DICTIONARY = /^(?:all|dba|user|cdb)_(?:tables|tab_columns|tab_cols|users|objects|views|source|role_privs|sys_privs|tab_privs|java_policy|constraints|cons_columns|indexes|ind_columns|synonyms|procedures|triggers|sequences|segments|data_files|tablespaces|directories|db_links|jobs|scheduler_jobs|col_comments|tab_comments|registry)$/
const SYSTEM_SCHEMAS = new Set(['information_schema', 'pg_catalog', 'sys', 'mysql', 'performance_schema', 'sysibm', 'syscat', 'system', 'svv', 'master', 'msdb'])
const SYSTEM_TABLE = /^(?:pg_\w+|sqlite_\w+|g?v\$\w+|x\$\w+|sys(?:objects|columns|databases|users|processes|types|files|indexes|members|configures|comments|cat|xlogins|logins)|msysobjects|innodb_\w+_stats|global_name|product_component_version|stl_\w+|svv_\w+|stv_\w+)$/

export type TableClass = 'credentials' | 'metadata' | 'ordinary'

/** What a table is; `system` tables belong to the product, not to an application. */
export function tableClass(name: Name): { readonly class: TableClass; readonly system: boolean } {
  const pair = name.parts.slice(-2).join('.')
  if (CREDENTIAL_CATALOGUES.has(pair) || (name.last !== 'user' && CREDENTIAL_CATALOGUES.has(name.last))) return { class: 'credentials', system: true }
  const schema = name.parts.length > 1 ? name.parts.at(-2)! : ''
  if (SYSTEM_SCHEMAS.has(schema) && !(schema === 'system' && name.last.length > 24)) return { class: 'metadata', system: true }
  if (name.parts.some((part) => part === 'information_schema') || SYSTEM_TABLE.test(name.last) || DICTIONARY.test(name.last)) return { class: 'metadata', system: true }
  return { class: CREDENTIAL_TABLE.test(name.last) ? 'credentials' : 'ordinary', system: false }
}

export const isCredentialColumn = (column: string): boolean => CREDENTIAL_COLUMN.test(column)
/** Whether a column of a credential catalogue gives no secret away. */
export const onlyNames = (column: string): boolean => NAMING_COLUMNS.test(column)

/** Accounts that own a server. */
export const isAdministrator = (account: string): boolean => /^(?:root|sa|postgres|sys|system|admin|administrator|mysql\.\w+|rdsadmin)$/.test(account)
