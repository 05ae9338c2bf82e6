import type { Action } from '@proxilion/threat-engine'
import { compileHost, type HostPattern } from './host-pattern.js'
import { compilePath, type PathPattern } from './path-pattern.js'
import { type AllowClause, type DenyClause, endOfDay, type RedactClause } from './schema.js'
import { compileStatement, type StatementPattern } from './statement-pattern.js'

/** Who asks for a decision, and through what. */
export interface Asker {
  readonly user: string
  readonly server?: string | undefined
  /** The tool by the name that the caller gives it. */
  readonly tool?: string | undefined
}

/** A clause as it is matched, made once for each version of the file. */
export interface Clause {
  readonly id: string
  readonly reason: string
  readonly author: string
  readonly expires: string | undefined
  /** Milliseconds since the epoch after which it does nothing. */
  readonly until: number
  readonly rules: readonly string[] | undefined
  readonly user: readonly string[] | undefined
  readonly server: readonly string[] | undefined
  readonly tool: readonly string[] | undefined
  readonly programs: ReadonlySet<string> | undefined
  readonly wrappers: ReadonlySet<string>
  readonly actions: ReadonlySet<Action> | undefined
  readonly paths: readonly PathPattern[] | undefined
  readonly hosts: readonly HostPattern[] | undefined
  readonly statements: readonly StatementPattern[] | undefined
  /** Says anything about what a call does, not only which rule finds it. */
  readonly aboutFacts: boolean
}

/** Compiles a clause that the schema has accepted. */
export function compileClause(clause: AllowClause | DenyClause | RedactClause): Clause {
  const { id, reason, author, expires, rule, user, server, tool } = clause
  const { program, path, host, statement, action } = 'path' in clause || 'host' in clause || 'program' in clause || 'statement' in clause || 'action' in clause ? clause : NO_FACTS
  return {
    id, reason, author, expires,
    until: expires === undefined ? Number.POSITIVE_INFINITY : (endOfDay(expires) ?? Number.NEGATIVE_INFINITY),
    rules: rule, user, server, tool,
    programs: program && new Set(program.map(programKey)),
    wrappers: new Set('wrappers' in clause ? clause.wrappers?.map(programKey) : []),
    actions: action && new Set(action),
    paths: path && path.flatMap((text) => compilePath(text) ?? []),
    hosts: host && host.flatMap((text) => compileHost(text) ?? []),
    statements: statement && statement.flatMap((text) => compileStatement(text) ?? []),
    aboutFacts: [program, path, host, statement, action].some((member) => member !== undefined),
  }
}
const NO_FACTS = { program: undefined, path: undefined, host: undefined, statement: undefined, action: undefined }

/** Programs are compared as the engine names them, in lower case and without the ending that Windows adds. */
export const programKey = (program: string): string => program.toLowerCase().replace(/\.(?:exe|com|bat|cmd)$/, '')

/** Whether it is about whoever asks. Names are compared exactly; who is not named is not meant. */
export function isAbout({ user, server, tool }: Clause, asker: Asker): boolean {
  return (
    (user === undefined || user.includes(asker.user)) &&
    (server === undefined || (asker.server !== undefined && server.includes(asker.server))) &&
    (tool === undefined || (asker.tool !== undefined && tool.includes(asker.tool)))
  )
}

/** Whether it is about a rule: without rules, about all but those that watch the guard itself. */
export function isAboutRule({ rules }: Clause, analyzer: string, rule: string): boolean {
  if (rules === undefined) return analyzer !== GUARDING
  return rules.some((named) => named === `${analyzer}/${rule}` || named === `${analyzer}/*`)
}

/** The analyzer of changes to the guard, its hooks and its configuration: nothing of it is switched off by the way. */
export const GUARDING = 'agent_tampering'
