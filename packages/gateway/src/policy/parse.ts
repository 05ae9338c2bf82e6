import { type Analyzer, type Severity } from '@proxilion/threat-engine'
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Document, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { membersAt, PolicyFile } from './schema.js'
import { GUARDING } from './clause.js'

/** What is wrong with a policy, where, and what is allowed: `line 12, allow[0].host: …`. */
export interface PolicyProblem {
  readonly line: number
  /** As people write it: `allow[0].host`; empty for the file. */
  readonly path: string
  readonly message: string
}

export type ParsedPolicy = { readonly ok: true; readonly file: PolicyFile } | { readonly ok: false; readonly problems: readonly PolicyProblem[] }

/** Longest policy that is read, in UTF-16 code units. */
export const MAX_POLICY = 1024 * 1024
const MAX_PROBLEMS = 50

/**
 * Reads the text of a policy (YAML 1.2). One problem anywhere rejects all of it. `analyzers` are those whose rules may be named. Never throws.
 */
export function parsePolicy(text: string, analyzers: readonly Analyzer[]): ParsedPolicy {
  try {
    return parsed(text, analyzers)
  } catch (error) {
    // What is nested deeper than the stack.
    return { ok: false, problems: [{ line: 1, path: '', message: `not YAML: ${error instanceof Error ? error.message : String(error)}; allowed is what docs/POLICY.md shows` }] }
  }
}

function parsed(text: string, analyzers: readonly Analyzer[]): ParsedPolicy {
  if (text.length > MAX_POLICY) return { ok: false, problems: [{ line: 1, path: '', message: `the file is too long; allowed is at most ${MAX_POLICY} characters` }] }
  const lines = new LineCounter()
  const document = parseDocument(text, { version: '1.2', lineCounter: lines, uniqueKeys: true, merge: false, prettyErrors: false, logLevel: 'error' })
  const lineAt = (offset: number): number => lines.linePos(offset).line || 1
  const syntax = [...document.errors, ...document.warnings].map(({ message, pos }) => ({ line: lineAt(pos[0]), path: '', message: `not YAML: ${unquoted(message)}` }))
  // The first ones say where it goes wrong; the others follow from them.
  if (syntax.length > 0) return { ok: false, problems: syntax.slice(0, 3) }
  const unusual = unusualIn(document, lineAt)
  if (unusual.length > 0) return { ok: false, problems: unusual.slice(0, MAX_PROBLEMS) }
  const read = PolicyFile.safeParse(document.toJS({ maxAliasCount: 0 }))
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(offsetOf(document, path))
  const problems = read.success ? meaningless(read.data, analyzers) : read.error.issues.map((issue) => ({ at: issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path, message: messageOf(issue) }))
  if (read.success && problems.length === 0) return { ok: true, file: read.data }
  const placed = problems.map(({ at, message }) => ({ line: lineOf(at), path: written(at), message }))
  return { ok: false, problems: placed.sort((a, b) => a.line - b.line).slice(0, MAX_PROBLEMS) }
}

/** A message of the parser without what it quotes: a file that is no policy may be one of secrets, and problems are logged. */
const unquoted = (message: string): string => message.replace(/(?:: | ?["'`%!&*])[^]*$/, '').slice(0, 120)

/** A problem as one line. */
export const describeProblem = ({ line, path, message }: PolicyProblem): string => `line ${line}${path === '' ? '' : `, ${path}`}: ${message}`

interface Found {
  readonly at: readonly PropertyKey[]
  readonly message: string
}

/** What YAML can say and a policy should not: references, tags, other directives. A reader has to see what a clause says. */
function unusualIn(document: Document.Parsed, lineAt: (offset: number) => number): PolicyProblem[] {
  const found: PolicyProblem[] = []
  const add = (node: unknown, message: string): void => void found.push({ line: lineAt(isNode(node) ? (node.range?.[0] ?? 0) : 0), path: '', message })
  visit(document, {
    Node(_, node) {
      if (isAlias(node) || ('anchor' in node && node.anchor !== undefined)) add(node, 'anchors and aliases are not read; allowed is to write it out')
      else if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) add(node, 'tags are not read; allowed are plain values')
    },
  })
  if (document.contents !== null && !isMap(document.contents)) add(document.contents, 'allowed is a mapping with version, own, rules, allow, deny, redact')
  return found
}

/** What has the right shape and still cannot be meant. */
function meaningless(file: PolicyFile, analyzers: readonly Analyzer[]): Found[] {
  const severities = new Map<string, Severity>(analyzers.flatMap(({ id, rules }) => Object.entries(rules).map(([name, { severity }]) => [`${id}/${name}`, severity] as const)))
  const ids = new Set(analyzers.map(({ id }) => id))
  const isKnown = (rule: string): boolean => (rule.endsWith('/*') ? ids.has(rule.slice(0, -2)) : severities.has(rule))
  const unknown = (rule: string): string => `there is no rule ${JSON.stringify(rule)}; allowed is ${nearest(rule, severities.keys(), ids)}`
  const found: Found[] = []
  for (const [rule, { level, acknowledge }] of Object.entries(file.rules ?? {})) {
    if (!isKnown(rule)) found.push({ at: ['rules', rule], message: unknown(rule) })
    else if (acknowledge === undefined && isWeakened(rule, level, severities)) {
      found.push({ at: ['rules', rule], message: `this would stop a rule that ends sessions or watches the guard; allowed is { level: ${level}, acknowledge: true }, or a clause of allow for the one case` })
    }
  }
  const seen = new Set<string>()
  for (const section of ['allow', 'deny', 'redact'] as const) {
    for (const [at, clause] of (file[section] ?? []).entries()) {
      if (seen.has(clause.id)) found.push({ at: [section, at, 'id'], message: `there are two clauses called ${clause.id}; allowed is one` })
      seen.add(clause.id)
      clause.rule?.forEach((rule, n) => {
        if (!isKnown(rule)) found.push({ at: [section, at, 'rule', n], message: unknown(rule) })
      })
    }
  }
  return found
}

const RANK: Readonly<Record<string, number>> = { off: 0, info: 1, low: 2, medium: 3, high: 4, critical: 5 }

/** Whether a level takes a rule below Block that ends sessions or watches the guard. */
function isWeakened(rule: string, level: string, severities: ReadonlyMap<string, Severity>): boolean {
  const touched = rule.endsWith('/*') ? [...severities].filter(([name]) => name.startsWith(rule.slice(0, -1))) : [[rule, severities.get(rule) ?? 'info'] as const]
  return touched.some(([name, usual]) => (usual === 'critical' && (RANK[level] ?? 0) < 4) || (name.startsWith(`${GUARDING}/`) && (RANK[level] ?? 0) < (RANK[usual] ?? 0)))
}

/** The names that are most like it. */
function nearest(rule: string, rules: Iterable<string>, ids: ReadonlySet<string>): string {
  const [analyzer, name] = [rule.slice(0, rule.lastIndexOf('/')), rule.slice(rule.lastIndexOf('/') + 1)]
  const all = [...rules]
  const own = all.filter((known) => known.startsWith(`${analyzer}/`))
  const like = own.length > 0 ? own : all.filter((known) => known.endsWith(`/${name}`))
  return like.length > 0 ? like.slice(0, 12).join(', ') : `a rule of ${[...ids].slice(0, 40).join(', ')}`
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown member ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}; allowed is ${membersAt(issue.path).join(', ')}`
  if (issue.message.startsWith('allowed is')) return issue.message
  return `${issue.message}; allowed is what docs/POLICY.md lists for it`
}

/** Where in the text the value at a path is, or the nearest thing around it. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = startOf(node) ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      if (!pair) break
      offset = startOf(pair.key) ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = startOf(node) ?? offset
    } else break
  }
  return offset
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined)

function written(path: readonly PropertyKey[]): string {
  return path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`)).join('')
}
