// What a policy file may say. Every message ends in what is allowed.
import { z } from 'zod'
import { InspectSurface, Severity } from '@proxilion/mcp-protocol'
import { compileHost } from './host-pattern.js'
import { compilePath } from './path-pattern.js'
import { compileStatement } from './statement-pattern.js'

/** One or several; always a list once it is read. */
const some = <T extends z.ZodType<unknown, string>>(item: T) => z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item).min(1, 'allowed is at least one').max(200, 'allowed is at most 200'))
const text = (allowed: string, is: (value: string) => boolean) => z.string({ error: `allowed is ${allowed}` }).refine(is, { error: `allowed is ${allowed}` })
const oneOf = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values, { error: `allowed is ${values.join(', ')}` })

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
/** The last millisecond of a day (UTC), or undefined when there is no such day. */
export function endOfDay(day: string): number | undefined {
  const found = DAY.exec(day)
  if (!found) return undefined
  const [year, month, date] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const time = Date.UTC(year, month - 1, date)
  const is = new Date(time)
  return is.getUTCFullYear() === year && is.getUTCMonth() === month - 1 && is.getUTCDate() === date ? time + 86_399_999 : undefined
}

const isPlain = (value: string): boolean => value.trim() === value && value !== '' && value.length <= 256 && !/[\u0000-\u001f\u007f]/.test(value)
const id = text('an id in kebab-case, like staging-scan', (value) => /^[a-z][a-z0-9-]{0,63}$/.test(value))
const reason = text('a sentence that says why', (value) => value.trim().length >= 3 && value.length <= 500)
const author = text('who decided it', (value) => isPlain(value))
const expires = text('a day, like 2027-03-31, until whose end (UTC) it holds', (value) => endOfDay(value) !== undefined)
const rule = text('analyzer/rule, or analyzer/* for all of its rules', (value) => /^[a-z0-9@][\w@/.-]{0,120}\/(?:[a-z][a-z0-9-]{0,80}|\*)$/.test(value))
const program = text('the name of a program without its folder, like nmap', (value) => /^[\w][\w.+-]{0,63}$/.test(value))
const name = text('a name, exactly as the caller gives it', isPlain)
const host = text('a name, *.suffix, an address or a network like 10.20.0.0/16, each with :port or without', (value) => compileHost(value) !== undefined)
const path = text('an absolute path, ~/… or **/…; * stands for a part of one name, ** for any folders, and . and .. are not allowed', (value) => compilePath(value) !== undefined)
const statement = text('the first word of a statement, and what it is about: drop, truncate staging.*', (value) => compileStatement(value) !== undefined)
const absolute = text('an absolute path', (value) => /^(?:\/|[A-Za-z]:[\\/])/.test(value) && isPlain(value))

const ACTIONS = [
  'read', 'write', 'append', 'delete', 'list', 'execute', 'send', 'receive', 'listen', 'scan', 'connect', 'grant', 'install', 'schedule', 'stop', 'configure', 'capture', 'encrypt',
  'publish', 'query',
] as const

/** Who asks, through what. */
const who = { user: some(name).optional(), server: some(name).optional(), tool: some(name).optional() }
/** What a call does. */
const facts = {
  program: some(program).optional(),
  path: some(path).optional(),
  host: some(host).optional(),
  statement: some(statement).optional(),
  action: some(oneOf(ACTIONS)).optional(),
}
const NARROWS = ['rule', 'program', 'path', 'host', 'statement'] as const
const names = (clause: Readonly<Record<string, unknown>>): boolean => NARROWS.some((member) => clause[member] !== undefined)
const tooWide = { error: `allowed is a clause with at least one of ${NARROWS.join(', ')}: who asks alone is no exception` }

export const AllowClause = z.strictObject({ id, reason, author, expires, rule: some(rule).optional(), ...facts, wrappers: some(program).optional(), ...who }).refine(names, tooWide)
export const DenyClause = z
  .strictObject({ id, reason, author, expires: expires.optional(), severity: oneOf(['high', 'critical']).default('high'), rule: some(rule).optional(), ...facts, ...who })
  .refine(names, tooWide)
export const RedactClause = z.strictObject({ id, reason, author, expires: expires.optional(), rule: some(rule), surface: some(oneOf(InspectSurface.options as [string, ...string[]])).optional(), ...who })

const LEVELS = ['off', ...Severity.options] as const
const level = oneOf(LEVELS)
export const RuleLevel = z.preprocess(
  (value) => (typeof value === 'object' && value !== null ? value : { level: value }),
  z.strictObject({ level, reason: reason.optional(), author: author.optional(), acknowledge: z.literal(true, { error: 'allowed is true' }).optional() }),
)

/** A folder of names is too wide when its owner is the public. */
const PUBLIC = /^(?:[a-z]{2}|com|net|org|edu|gov|mil|int|info|biz|name|dev|app|cloud|xyz|online|site|top|shop|club|page)$/
const ownHost = text('a name or *.suffix of your own, not of a public registry', (value) => {
  const pattern = compileHost(value)
  return pattern?.port === undefined && (pattern?.kind === 'name' || (pattern?.kind === 'suffix' && !PUBLIC.test(pattern.name)))
})

export const PolicyFile = z.strictObject({
  version: z.literal(1, { error: 'allowed is 1' }),
  own: z
    .strictObject({ hosts: some(ownHost).optional(), registries: some(name).optional(), remotes: some(name).optional(), workspace: absolute.optional() })
    .optional(),
  rules: z.record(z.string(), RuleLevel, { error: 'allowed is a mapping of analyzer/rule to a level' }).optional(),
  allow: z.array(AllowClause, { error: 'allowed is a list of clauses' }).max(1000).optional(),
  deny: z.array(DenyClause, { error: 'allowed is a list of clauses' }).max(1000).optional(),
  redact: z.array(RedactClause, { error: 'allowed is a list of clauses' }).max(1000).optional(),
})
export type PolicyFile = z.infer<typeof PolicyFile>
export type AllowClause = z.infer<typeof AllowClause>
export type DenyClause = z.infer<typeof DenyClause>
export type RedactClause = z.infer<typeof RedactClause>
export type RuleLevel = z.infer<typeof RuleLevel>

/** Members of every mapping in the file, for messages. */
export function membersAt(path: readonly PropertyKey[]): readonly string[] {
  const [section, , member] = path
  if (section === undefined) return Object.keys(PolicyFile.shape)
  if (section === 'own') return ['hosts', 'registries', 'remotes', 'workspace']
  if (section === 'rules') return ['level', 'reason', 'author', 'acknowledge']
  const clause = { allow: AllowClause, deny: DenyClause, redact: RedactClause }[String(section)]
  return member === undefined && clause ? Object.keys(clause.shape) : []
}
