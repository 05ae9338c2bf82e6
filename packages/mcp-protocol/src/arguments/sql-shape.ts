// Whether a text is an SQL statement, from its first words. Deliberately strict: "update me on the news" and "select the best one" are prose.

const OBJECT = 'table|database|schema|view|index|function|procedure|trigger|user|role|login|extension|type|sequence|policy|column|event|keyspace|tablespace|publication|subscription'
/** Over text whose white space is single spaces, so that no two repetitions overlap. */
const STATEMENTS: readonly RegExp[] = [
  /^select (?:[\d'"*@(]|distinct |top |current_|now\(|version\(|[^;]{1,400}? from )/i,
  /^with (?:recursive )?[\w"`[\]]+ ?(?:\([^)]{0,200}\) ?)?as (?:materialized )?\(/i,
  /^(?:insert (?:or \w+ |ignore )?|replace |merge )into /i,
  /^update [\w."`[\]]+(?: (?:as )?\w+)? set /i,
  /^delete from /i,
  new RegExp(`^(?:create|drop|alter) (?:or replace )?(?:global |local )?(?:temp |temporary |unique |materialized )?(?:${OBJECT})\\b`, 'i'),
  /^truncate (?:table |[\w."`[\]]+ ?(?:;|$|cascade\b|restart\b))/i,
  /^(?:grant|revoke) [^;]{1,200}? (?:on|to|from) /i,
  /^explain (?:\([^)]{0,100}\) ?|analyze |verbose |query plan )?(?:select|with|insert|update|delete) /i,
  /^copy [\w."(][^;]{0,200}? (?:from|to) /i,
  /^(?:load data |attach database |(?:backup|restore) database |pragma \w|vacuum ?(?:;|$|full|into)|declare @|do \$\$|lock tables? )/i,
  /^(?:exec|execute) (?:\w+\.|sp_|xp_|master)/i,
  /^call [\w.]+ ?\(/i,
  /^(?:describe|desc|use) [\w."`]+ ?;? ?$/i,
  /^(?:begin|commit|rollback|start transaction) ?(?:;|$|transaction|work|tran\b)/i,
  /^show (?:full )?(?:tables|databases|schemas|columns|grants|create|variables|processlist|index|status)\b/i,
  /^set (?:global |session |@)?[\w@.]+ ?(?:=|to )/i,
]
/** A statement hidden behind another text, as injections are. */
const INSIDE = /\bunion (?:all )?select\b|; ?(?:drop|truncate|alter) (?:table|database|schema)\b/i

export function looksLikeSql(value: string): boolean {
  const text = value.slice(0, 2048)
  const start = text.slice(statementStart(text)).replace(/\s+/g, ' ')
  return STATEMENTS.some((statement) => statement.test(start)) || INSIDE.test(start)
}

/** Index of the first character that is no white space, comment, semicolon or opening parenthesis. */
function statementStart(text: string): number {
  let at = 0
  for (let comments = 0; comments < 16; comments++) {
    while (at < text.length && /[\s;(]/.test(text[at] ?? '')) at++
    const close = text.startsWith('--', at) ? '\n' : text.startsWith('/*', at) ? '*/' : undefined
    const end = close === undefined ? -1 : text.indexOf(close, at + 2)
    if (close === undefined || end < 0) return at
    at = end + close.length
  }
  return at
}
