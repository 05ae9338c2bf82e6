// What the name of an argument says about its value. Data: one row per role, matched after `wordsOf`, so that every way of writing a name is one name.
import { remembered, setOf, wordsOf } from './words.js'

export type Role =
  | 'command' | 'args' | 'script' | 'shell' | 'stdin' | 'env' | 'cwd'
  | 'path' | 'url' | 'link' | 'query' | 'sql' | 'code' | 'source' | 'expression' | 'language' | 'host' | 'port' | 'pattern'
  | 'content' | 'weak-content' | 'previous' | 'method' | 'headers' | 'operation' | 'mode' | 'encoding' | 'connection' | 'repository' | 'owner'

/** Names that mean a role as a whole, written without separators. */
const WHOLE: Record<Role, string> = {
  command: 'command commands cmd cmds commandline commandlines argv bash sh zsh exec execute run cli powershell pwsh oneliner entrypoint',
  args: 'args arguments argumentlist arglist parameters commandargs cmdargs flags options extraargs',
  script: 'script scripts shellscript bashscript userdata',
  shell: 'shell executable shellpath shelltype',
  stdin: 'stdin stdindata input chars keys keystrokes',
  env: 'env envs environment environmentvariables envvars envvariables',
  cwd: 'cwd workdir workingdir workingdirectory workingfolder currentdirectory currentdir basedir projectroot rootdir workspaceroot',
  path: 'path paths file files filename filenames filepath filepaths dir dirs directory directories folder folders pathname notebook',
  url: 'url urls uri uris href',
  link: 'link links endpoint endpoints webhook website site page address origin server',
  query: 'query queries statement statements stmt',
  sql: 'sql',
  code: 'code sourcecode snippet python javascript typescript js jscode lua ruby perl php applescript codeblock codesnippet',
  source: 'source src destination dest from to target newname',
  expression: 'expression function functionbody macro cell program pagefunction',
  language: 'language lang runtime interpreter kernel',
  host: 'host hosts hostname hostnames domain domains ip ips ipaddress targets subnet cidr network',
  port: 'port',
  pattern: 'pattern patterns glob globs regex regexp filepattern include includes includepattern',
  content: 'content contents filecontent filecontents filetext newstring newstr newtext newcontent newsource newvalue replacement edits patches hunks inserttext newlines',
  'weak-content': 'text data body value markdown html xml json payload string lines base64 blob bytes replace replacewith form formdata postdata requestbody patch diff changes buffer',
  previous: 'oldstring oldstr oldtext oldcontent oldvalue oldsource search find searchtext',
  method: 'method httpmethod requestmethod verb',
  headers: 'headers httpheaders requestheaders header',
  operation: 'operation op action',
  mode: 'mode writemode openmode',
  encoding: 'encoding contentencoding',
  connection: 'connection connectionstring dsn connectionid database databaseurl',
  repository: 'repo repository reponame repositoryname projectid',
  owner: 'owner org organization namespace',
}

/** Last words of longer names that mean a role: `build_command`, `outputDir`, `callback_url`. */
const LAST: Partial<Record<Role, string>> = {
  command: 'command commands cmd cmds commandline argv',
  script: 'script',
  path: 'path paths file files filename filenames filepath filepaths dir dirs directory directories folder folders',
  url: 'url urls uri uris href',
  link: 'link links endpoint webhook website',
  query: 'query queries statement statements',
  sql: 'sql',
  host: 'host hostname domain ip',
  pattern: 'pattern glob regex',
  content: 'content contents',
}

const WHOLE_ROLES = new Map(Object.entries(WHOLE).flatMap(([role, names]) => names.split(' ').map((name): [string, Role] => [name, role as Role])))
const LAST_ROLES = new Map(Object.entries(LAST).flatMap(([role, names]) => names.split(' ').map((name): [string, Role] => [name, role as Role])))
const CODE_LANGUAGES = setOf('python javascript typescript js ts ruby perl php lua java go rust bash shell sh powershell r')

/** The role of an argument called `key`, or undefined when its name says nothing. */
export const roleOf = remembered(computeRole, 2000)

function computeRole(key: string): Role | undefined {
  const words = wordsOf(key)
  const whole = WHOLE_ROLES.get(words.join(''))
  if (whole !== undefined) return whole
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  if ((last === 'line' || last === 'lines') && before === 'command') return 'command'
  if ((last === 'name' || last === 'names') && (before === 'file' || before === 'directory' || before === 'folder')) return 'path'
  if (last === 'code' && CODE_LANGUAGES.has(before)) return 'code'
  if (words.includes('sql') && words.length > 1) return 'sql'
  if ((last === 'base64' || last === 'b64') && words.length > 1) return 'weak-content'
  return LAST_ROLES.get(last)
}

const INWARD = setOf('source src input in from old original template')
const OUTWARD = setOf('output out dest destination to save export new download downloads result')

/** Which way data goes through a path with this name: `input_path` is read, `outputDir` is written. */
export const directionOf = remembered(computeDirection, 500)

function computeDirection(key: string): 'in' | 'out' | undefined {
  const words = wordsOf(key)
  if (words.some((word) => OUTWARD.has(word))) return 'out'
  return words.some((word) => INWARD.has(word)) ? 'in' : undefined
}
