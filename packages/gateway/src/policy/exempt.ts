// When an allow clause exempts a finding. Every check answers why not, and all of them have to be passed: what is not certain is not exempted, so that no input can widen a clause.
import { type Context, type Effect, type Evidence, type Facts, isLive, pathResource } from '@proxilion/threat-engine'
import { type Clause, programKey } from './clause.js'
import { coversHost } from './host-pattern.js'
import { coversPath } from './path-pattern.js'
import { coversStatement } from './statement-pattern.js'

/** What is known about the call besides its facts. */
export interface Surroundings {
  readonly context: Context
  /** The call brings variables of its own, which can make any program do something else. */
  readonly environment: boolean
}

/** The engine follows at most this many sources into a sink: when there are as many, there may be more. */
const MAX_SOURCES = 16

/** Why a clause does not exempt what a finding rests on, for people; undefined when it does. */
export function whyNotExempt(clause: Clause, evidence: Evidence, facts: Facts, around: Surroundings): string | undefined {
  if ('limit' in evidence) return 'what was not examined is never exempted'
  if ('reason' in evidence) return 'what is not known is never exempted'
  if ('surface' in evidence) return !clause.aboutFacts ? undefined : whyNotText(clause, evidence, around)
  const own = 'sink' in evidence ? [...evidence.sources, evidence.sink] : [evidence]
  if (own.length > MAX_SOURCES) return 'more flows together than can be followed'
  for (const effect of own) {
    const why = effect.certainty !== 'certain' ? 'it is conditional' : clause.aboutFacts ? whyNotEffect(clause, effect, around) : undefined
    if (why !== undefined) return why
  }
  return clause.programs || clause.hosts || clause.statements ? whyNotCall(clause, own, facts, around) : undefined
}

/** A file's content is where the file is. */
function whyNotText({ paths, programs, hosts, statements, actions }: Clause, { surface, about }: Extract<Evidence, { surface: string }>, { context }: Surroundings): string | undefined {
  if (surface !== 'file_content' || about === undefined || !paths || programs || hosts || statements) return 'it is about a text'
  if (actions && !actions.has('write')) return 'it writes'
  const path = pathResource(about, context)
  return paths.some((pattern) => coversPath(pattern, path, context)) ? undefined : `the clause does not cover ${path.name}`
}

function whyNotEffect(clause: Clause, effect: Effect, { context }: Surroundings): string | undefined {
  const { action, actor, resource } = effect
  if (actor.remote !== undefined) return `it happens on ${actor.remote}`
  if (clause.actions && !clause.actions.has(action)) return `the clause does not name the action ${action}`
  const why = clause.programs && whyNotProgram(clause, actor)
  if (why !== undefined) return why
  switch (resource.kind) {
    case 'path':
      return clause.paths?.some((pattern) => coversPath(pattern, resource, context)) ? undefined : `the clause does not cover the path ${resource.name}`
    case 'host':
      return clause.hosts?.some((pattern) => coversHost(pattern, resource)) ? undefined : `the clause does not cover the host ${resource.name}`
    case 'database':
      return clause.statements?.some((pattern) => coversStatement(pattern, effect)) ? undefined : `the clause does not cover the statement on ${resource.name}`
    case 'process':
      return clause.programs ? undefined : `the clause does not name the program ${actor.program}`
    default:
      // Clauses have no words for it: whoever means it names the rule.
      return clause.rules?.some((rule) => !rule.endsWith('/*')) ? undefined : `the clause does not name the rule, and has no word for a ${resource.kind}`
  }
}

function whyNotProgram({ programs, wrappers }: Clause, { program, wrappers: around, privileged }: Effect['actor']): string | undefined {
  if (!programs?.has(programKey(program))) return `the clause does not name the program ${program}`
  const stranger = around.find((wrapper) => !wrappers.has(programKey(wrapper)))
  if (stranger !== undefined) return `the program is run by ${stranger}`
  return privileged && around.length === 0 ? 'the program is privileged' : undefined
}

/** What else the same programs do in the call: a clause about a program and a host is about the run as a whole. */
function whyNotCall(clause: Clause, own: readonly Effect[], facts: Facts, around: Surroundings): string | undefined {
  const programs = new Set(own.map(({ actor }) => actor.program))
  const theirs = facts.effects.filter((effect) => isLive(effect) && programs.has(effect.actor.program))
  if (facts.opaque.length + facts.exhausted.length > 0) return 'a part of the call is not known'
  if (around.environment || own.some(({ where }) => assigns(where, facts))) return 'the call sets variables'
  if (facts.by('configure').some(({ resource }) => resource.kind === 'environment')) return 'the call changes the environment'
  if (clause.programs) {
    const foreign = facts.by('execute').find(({ resource }) => resource.kind === 'path' && isForeign(resource.name, clause.programs))
    if (foreign) return `${foreign.resource.name} is not where programs are installed`
  }
  for (const effect of theirs) {
    const { resource } = effect
    const matters = resource.kind === 'host' ? resource.class !== 'loopback' && clause.hosts !== undefined : resource.kind === 'path' && !isOrdinary(resource)
    if (matters && whyNotEffect({ ...clause, actions: undefined }, effect, around) !== undefined) return `the same program is also about ${resource.name}`
  }
  return whyUnproven(clause, own, theirs, around)
}

const ORDINARY: ReadonlySet<string> = new Set(['ordinary', 'null', 'scratch', 'workspace'])
/** A file like others, or one that the program uses without showing it. */
const isOrdinary = ({ class: cls, tags }: { readonly class: string; readonly tags: readonly string[] }): boolean => ORDINARY.has(cls) || tags.includes('use') || tags.includes('load')

/** What the clause says and the finding does not show has to be shown by the one run of the same program. */
function whyUnproven(clause: Clause, own: readonly Effect[], theirs: readonly Effect[], around: Surroundings): string | undefined {
  const shown = new Set(own.map(({ resource }) => resource.kind))
  const kinds = ([['path', clause.paths], ['host', clause.hosts], ['database', clause.statements]] as const).flatMap(([kind, patterns]) => (patterns && !shown.has(kind) ? [kind] : []))
  if (kinds.length === 0) return undefined
  const runs = theirs.filter(({ action, resource }) => action === 'execute' && resource.kind === 'process')
  if (runs.length !== 1 || !clause.programs) return `the finding does not show which ${kinds.join(' and ')} it is about`
  for (const kind of kinds) {
    const found = theirs.filter(({ resource }) => resource.kind === kind)
    if (found.length === 0) return `the finding does not show which ${kind} it is about`
    const why = found.map((effect) => (effect.certainty === 'certain' ? whyNotEffect({ ...clause, actions: undefined }, effect, around) : 'it is conditional')).find((reason) => reason !== undefined)
    if (why !== undefined) return why
  }
  return undefined
}

/** A word that sets a variable, as a shell reads it. Too many words look like one: that only makes an exception narrower. */
const ASSIGNMENT = /(?:^|[\s;&|(`{])[A-Za-z_"'\\$][\w"'\\${}[\]]{0,200}\+?=(?!=)/
const assigns = (where: string, { inputs }: Facts): boolean => !where.startsWith('/Database') && ASSIGNMENT.test(inputs[where] ?? '')

const INSTALLED = /^(?:\/(?:usr\/(?:local\/)?)?s?bin|\/opt\/homebrew\/bin|\/snap\/bin|c:\/windows(?:\/system32)?|c:\/program files(?: \(x86\))?\/.{1,200})\/[^/]+$/i
/** A program of a name that the clause allows, from a folder that anybody may fill. */
function isForeign(path: string, programs: ReadonlySet<string> | undefined): boolean {
  const name = programKey(path.slice(path.lastIndexOf('/') + 1))
  return (programs?.has(name) ?? false) && !INSTALLED.test(path)
}
