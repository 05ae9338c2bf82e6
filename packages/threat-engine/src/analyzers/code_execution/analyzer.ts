import { defineAnalyzer } from '../../analysis/analyzer.js'
import { DROP_HOSTS, NEAR_HOSTS, SECRET_PATHS } from '../../analysis/classes.js'
import { liveEffects, perCall, tagged } from '../../analysis/match.js'
import { isLive, type Effect, type Facts } from '../../facts.js'

/** Code that nobody read before it runs: fetched, decoded, or out of sight of the engine. */
export const codeExecution = defineAnalyzer({
  id: 'code_execution',
  category: 'pattern',
  title: 'Code execution',
  techniques: ['T1059', 'T1105', 'T1140'],
  rules: {
    'download-and-run': {
      severity: 'high',
      title: 'Runs code that it downloads in the same breath',
      advice: 'Download it to a file, read it, then run it; or install the tool through a package manager.',
      techniques: ['T1059.004', 'T1105'],
    },
    'decode-and-run': {
      severity: 'high',
      title: 'Runs code that it decodes in the same breath',
      advice: 'Write the command as it is.',
      techniques: ['T1140', 'T1027.010'],
    },
    'encoded-command': { severity: 'medium', title: 'Runs an encoded command', advice: 'Write the command as it is.', techniques: ['T1027.010', 'T1059.001'] },
    'data-as-code': {
      severity: 'medium',
      title: 'Runs what a database, a clipboard or another host’s answer says',
      advice: 'Write the value to a file, read it, then run it.',
      techniques: ['T1059'],
    },
    'unpickled': {
      severity: 'low',
      title: 'Loads an object that can run code while it is loaded',
      advice: 'Keep weights as safetensors and state as JSON; neither runs anything.',
      techniques: ['T1059.006', 'T1195'],
    },
    'agent-output': {
      severity: 'high',
      title: 'Runs what a model or an agent answers, unread',
      advice: 'Show the answer to the developer, or run it where nothing can be lost.',
      techniques: ['T1059', 'AML.T0053'],
    },
    'unseen-code': {
      severity: 'medium',
      title: 'Runs what another program prints as shell code',
      advice: 'Write the output to a file, read it, then run it.',
      techniques: ['T1059.004'],
    },
    'smuggled-code': {
      severity: 'medium',
      title: 'Runs code through an option of another program',
      advice: 'Run the command itself.',
      techniques: ['T1218', 'T1027.010'],
    },
    'unexamined': {
      severity: 'medium',
      title: 'Is too large or too deep to be examined',
      advice: 'Split the call into steps that can be read.',
      techniques: ['T1027'],
    },
    'hidden-with-secret': {
      severity: 'medium',
      title: 'Runs something unknown beside a secret or a drop',
      advice: 'Write the command as it is, so that what happens to the secret can be seen.',
      techniques: ['T1027.010'],
    },
  },
  on: ['execute code', 'exhausted', 'opaque'],
  analyze(facts, _context, report) {
    for (const effect of facts.by('execute')) {
      if (effect.resource.kind !== 'code') continue
      if (effect.resource.class === 'fetched') {
        const severity = fetchedSeverity(effect, facts)
        if (severity) report('download-and-run', facts.flows.find((f) => f.sink === effect) ?? effect, { severity })
      } else if (effect.resource.class === 'decoded') report('decode-and-run', effect)
      else if (effect.resource.class === 'encoded') report('encoded-command', effect, tagged(effect, 'hidden') ? { severity: 'high' } : {})
      else if (effect.resource.class === 'inline' && tagged(effect, 'hidden')) report('smuggled-code', effect, tagged(effect, 'delayed') ? { severity: 'high' } : {})
      else if (effect.resource.class === 'opaque') {
        const foreign = facts.flows.find((f) => f.sink === effect && f.sources.some((s) => isLive(s) && (FOREIGN.has(s.resource.kind) || isKeptInRegistry(s, effect))))
        if (foreign) report('data-as-code', foreign)
        else if (effect.resource.name === 'pickle') report('unpickled', effect, tagged(effect, 'temporary') ? { severity: 'medium' } : {})
        else if (effect.resource.name === 'answer of an agent') report('agent-output', effect)
        else if (effect.resource.name === 'report of a build') report('unseen-code', effect, { severity: 'high' })
        else if (effect.resource.name === 'output of another program') report('unseen-code', effect)
      }
    }
    for (const limit of facts.exhausted) report('unexamined', limit, limit.executes ? { severity: 'high' } : {})
    const [hidden] = facts.opaque
    if (hidden && liveEffects(facts).some(isWorthHiding)) report('hidden-with-secret', hidden)
  },
})

/** By where the code comes from: the worst of its hosts. Nothing from this machine or our own hosts, medium from a known installer over HTTPS. */
function fetchedSeverity(effect: Effect, facts: Facts): 'low' | 'medium' | 'high' | undefined {
  const sources = facts.flows.filter((f) => f.sink === effect).flatMap((f) => f.sources)
  const hosts = sources.filter((s) => s.resource.kind === 'host' && isLive(s))
  if (hosts.length === 0) return tagged(effect, 'unconfirmed') ? 'medium' : 'high'
  const worth = hosts.map((host) => {
    if ((NEAR_HOSTS as readonly string[]).includes(host.resource.class)) return 0
    const checked = host.resource.class === 'installer' && !tagged(host, 'insecure', 'plain-http') && host.resource.scheme !== 'http'
    return checked ? 1 : 2
  })
  const worst = ([undefined, 'medium', 'high'] as const)[Math.max(...worth)]
  return worst === 'medium' && hosts.every((host) => isCompared(host, effect, facts)) ? 'low' : worst
}

/** A checksum is compared after a file came and before it runs. Of a foreign host it proves nothing: whoever wrote the call chose the file. */
const isCompared = (host: Effect, run: Effect, facts: Facts): boolean => comparisons(facts).some((c) => c.where === run.where && c.span.start > host.span.start && c.span.end <= run.span.start)
const comparisons = perCall((facts: Facts) => facts.by('query').filter(({ resource }) => resource.kind === 'system' && resource.name === 'checksum'))

/** Kinds of resources whose content somebody else decides. */
const FOREIGN: ReadonlySet<string> = new Set(['database', 'clipboard', 'message', 'host', 'cloud', 'repository'])

/** Code that waits as a value of the registry (T1027.011); what an uninstaller's entry starts is a program. */
const isKeptInRegistry = ({ resource }: Effect, run: Effect): boolean => resource.kind === 'registry' && run.resource.name === 'powershell' && !resource.name.includes('\\uninstall')

function isWorthHiding({ action, resource }: Effect): boolean {
  if (resource.kind === 'path') return action === 'read' && (SECRET_PATHS as readonly string[]).includes(resource.class) && !resource.tags.includes('load')
  return resource.kind === 'host' && action === 'send' && (DROP_HOSTS as readonly string[]).includes(resource.class)
}
