const LEADING = /^(?:[\s(]|--[^\n]*(?:\n|$)|\/\*(?!!)[\s\S]{0,2000}?\*\/)*/
const NAME = '[\\w$#@.`"\\[\\]\\u0080-\\uffff-]+'
/** For every verb, what has to follow so that a statement is meant, and not a sentence that begins with the same word. */
const STATEMENTS = new RegExp(
  `^(?:${[
    `select\\s+(?:distinct\\s+|all\\s+|top\\s*\\(?\\s*\\d+\\s*\\)?\\s+)?(?:\\*|['"\`\\[(\\d@:$-]|case\\s+when\\b|\\w+\\s*\\(|[\\w.]+\\s*(?:,|\\bfrom\\b|\\bas\\b|;|$|[-+*/|=<>]))`,
    `insert\\s+(?:or\\s+\\w+\\s+|ignore\\s+|overwrite\\s+(?:table\\s+)?)?(?:into\\s+)?${NAME}\\s*(?:\\(|values\\b|select\\b|default\\s+values|as\\b|set\\b)`,
    `replace\\s+into\\s+${NAME}`,
    `update\\s+(?:only\\s+|ignore\\s+|or\\s+\\w+\\s+)?${NAME}\\s+(?:as\\s+)?(?:\\w+\\s+)?set\\s+\\S+\\s*=`,
    `delete\\s+(?:${NAME}\\s+)?from\\s+${NAME}(?:\\s*(?:;|$)|\\s+(?:as\\s+)?(?:\\w+\\s+)?(?:where|using|returning|order\\s+by|limit|join|inner|left)\\b)`,
    `(?:drop|truncate)\\s+(?:temporary\\s+)?(?:table|database|schema|view|materialized\\s+view|index|user|role|function|procedure|trigger|sequence|type|extension|login)\\s+(?:if\\s+exists\\s+|concurrently\\s+)?${NAME}\\s*(?:;|,|\\(|$|cascade|restrict|\\n)`,
    `truncate\\s+${NAME}\\s*(?:;|$)`,
    `create\\s+(?:or\\s+replace\\s+)?(?:(?:global|local|temp|temporary|unlogged|unique|materialized|external|virtual|definer\\s*=\\s*\\S+)\\s+)*(?:table|view|index|function|procedure|trigger|database|schema|sequence|type|extension|event|policy|assembly)\\s+(?!of\\b|for\\b)\\S`,
    `create\\s+(?:user|role|login)\\s+(?:if\\s+not\\s+exists\\s+)?${NAME}\\s*(?:;|$|@|with\\b|identified\\b|password\\b|login\\b|nologin\\b|superuser\\b|from\\b|for\\s+login)`,
    `alter\\s+(?:table|database|user|role|login|schema|view|index|sequence|system|function|type|server|column)\\s+\\S+`,
    `with\\s+(?:recursive\\s+)?${NAME}\\s*(?:\\([^)]*\\)\\s*)?as\\s+(?:not\\s+)?(?:materialized\\s+)?\\(`,
    `(?:exec|execute)\\s+(?:immediate\\b|\\(|@|(?:\\[?\\w+\\]?\\.+)*\\[?(?:sp|xp|dbms|utl)_\\w+)`,
    `call\\s+[\\w.]+\\s*\\(`,
    `(?:grant|revoke)\\s+(?:all|select|insert|update|delete|usage|execute|create|connect|references|trigger|file|super|grant\\s+option|dba|alter|drop|control|view|[a-z]+_\\w+)\\b[\\w\\s,()*]{0,300}\\s(?:on|to|from)\\s+\\S+`,
    `merge\\s+into\\s+${NAME}\\s+(?:as\\s+)?(?:(?!using)\\w+\\s+)?using\\b`,
    `copy\\s+(?:${NAME}\\s*(?:\\([^)]*\\)\\s*)?|\\(.{0,1000}\\)\\s*)(?:from|to)\\s+(?:'|stdin|stdout|program)`,
    `explain\\s+(?:analyze\\s+|verbose\\s+|\\([^)]*\\)\\s*|query\\s+plan\\s+)*(?:select|insert|update|delete|with)\\b`,
    `show\\s+(?:full\\s+)?(?:tables|databases|schemas|columns|processlist|grants|variables|status|create|index|engines|all)\\s*(?:;|$|like\\b|from\\b|in\\b|where\\b|for\\b|table\\b|database\\b)`,
    `describe\\s+${NAME}\\s*;?\\s*$`,
    `pragma\\s+\\w+`,
    `attach\\s+(?:database\\s+)?'`,
    `load\\s+data\\s+`,
    `bulk\\s+insert\\s+`,
    `(?:backup|restore)\\s+(?:database|log)\\s+`,
    `declare\\s+@\\w+`,
    `do\\s+(?:language\\s+\\w+\\s+)?\\$\\w*\\$`,
    `begin\\s*;|begin\\s+(?:transaction|tran|work)\\b|start\\s+transaction\\b|commit\\s*;|rollback\\s*;`,
    `set\\s+(?:global\\s+|session\\s+|local\\s+)?@{0,2}[\\w.]+\\s*(?::?=|\\bto\\b)`,
    `use\\s+[\\w\`\\[\\]]+\\s*;`,
    `vacuum\\b(?:\\s*;|\\s*$|\\s+(?:full|into|analyze)\\b)`,
    `waitfor\\s+delay\\b`,
    `\\/\\*!\\d*`,
    `(?:listen|notify)\\s+\\w+\\s*;`,
    `flush\\s+(?:privileges|tables|logs)`,
    `lock\\s+tables?\\s`,
    `values\\s*\\(`,
    `db\\.[\\w.]+\\(`,
  ].join('|')})`,
  'i',
)

/** Whether a text is meant as SQL (or as a MongoDB shell line): begins with a statement, not with a sentence that has the same first word. Reads at most 4 kB. */
export function looksLikeSql(text: string): boolean {
  const start = text.slice(0, 4096)
  return STATEMENTS.test(start.slice(LEADING.exec(start)?.[0].length ?? 0))
}
