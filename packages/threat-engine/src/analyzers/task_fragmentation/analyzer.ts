import { defineAnalyzer, type Evidence, SEVERITY_SCORE, type Severity } from '../../analysis/analyzer.js'
import { DROP_HOSTS } from '../../analysis/classes.js'
import type { Entry } from '../../session.js'
import type { Met } from '../../session/trace.js'
import { type Reach, reachOf } from '../exfiltration/reach.js'

/** An attack in pieces, each of them harmless: data that is taken now and sent later, code that is written, fetched or put together now and run later. */
export const taskFragmentation = defineAnalyzer({
  id: 'task_fragmentation',
  category: 'session',
  title: 'Task fragmentation',
  techniques: ['T1074.001', 'T1204.002'],
  rules: {
    'secret-sent-later': {
      severity: 'critical',
      title: 'Sends what an earlier call took from a secret',
      advice: 'Keep the secret where it is, in whatever file it is now; give the other side an identity of its own.',
      techniques: ['T1048', 'T1074.001'],
    },
    'records-sent-later': {
      severity: 'critical',
      title: 'Sends what an earlier call took from a database',
      advice: 'Back up to a host that is configured as own, or send a sample without people in it.',
      techniques: ['T1048', 'T1213.006'],
    },
    'collected-sent-later': {
      severity: 'high',
      title: 'Sends what earlier calls collected',
      advice: 'Send the one artifact that is meant to leave, to the place where the team keeps it.',
      techniques: ['T1041', 'T1074.001'],
    },
    'written-then-run': {
      severity: 'high',
      title: 'Runs harmful code that an earlier call wrote',
      advice: 'Take the harmful part out of the file; what it does is judged as if it were typed.',
      techniques: ['T1204.002', 'T1059'],
    },
    'fetched-then-run': {
      severity: 'high',
      title: 'Runs code that an earlier call downloaded from an unknown place',
      advice: 'Install it from a registry or a known publisher, over HTTPS, or let a person read it first.',
      techniques: ['T1105', 'T1204.002'],
    },
    'decoded-then-run': {
      severity: 'high',
      title: 'Runs code that an earlier call decoded',
      advice: 'Write the code as it is.',
      techniques: ['T1140', 'T1204.002'],
    },
    'assembled-then-run': {
      severity: 'high',
      title: 'Runs code that earlier calls put together from pieces of lines',
      advice: 'Write the file at once, so that it can be read.',
      techniques: ['T1027', 'T1204.002'],
    },
  },
  analyze(_facts, _context, report, { met }) {
    for (const { meeting, found } of sendings(met)) {
      report(found.rule, meeting.evidence, { ...found, why: `A call of ${said(meeting)} put ${WORTH[String(meeting.match.entry['data'])] ?? 'data'} into this file, and now it leaves.` })
    }
    for (const meeting of met) {
      const { how, evidence, match, shown } = meeting
      if (how === 'carry' && 'action' in evidence) {
        const drop = (DROP_HOSTS as readonly string[]).includes(evidence.resource.class)
        if (!shown || drop) report('secret-sent-later', evidence, { severity: drop ? 'critical' : 'high', why: 'A tool brought a secret into this session, and now a request carries it away.' })
      } else if (how === 'run') {
        for (const found of runVerdicts(match.entry)) report(found.rule, evidence, { ...found, why: `A call of ${said(meeting)} ${found.how}, and now it runs.` })
      }
    }
  },
})

/** What leaves, once for each flow: a file is remembered under several names, and the worst of what they say counts. */
function sendings(met: readonly Met[]): Iterable<{ readonly meeting: Met; readonly found: Verdict }> {
  const worst = new Map<Evidence, { meeting: Met; found: Verdict; points: number }>()
  for (const meeting of met) {
    const { how, evidence, match } = meeting
    const reach = how === 'send' && 'sink' in evidence ? reachOf(evidence.sink) : undefined
    const found = reach && sentVerdict(match.entry, reach)
    if (!found) continue
    const points = SEVERITY_SCORE[found.severity ?? SEVERITIES[found.rule]] * (found.confidence ?? 1)
    if (points > (worst.get(evidence)?.points ?? 0)) worst.set(evidence, { meeting, found, points })
  }
  return worst.values()
}
const SEVERITIES = { 'secret-sent-later': 'critical', 'records-sent-later': 'critical', 'collected-sent-later': 'high' } as const

const said = ({ match }: Met): string => (match.of === 'session' ? 'this session' : 'another session of the same principal')
const WORTH: Readonly<Record<string, string>> = { secret: 'a secret', variable: 'a secret', records: 'a database', personal: 'personal data or logs', captured: 'a recording of a person', tree: 'a whole directory' }
type Rules = keyof (typeof taskFragmentation)['rules']
interface Verdict {
  readonly rule: keyof typeof SEVERITIES
  readonly severity?: Severity
  readonly confidence?: number
}

/** What it is worth that this data leaves: as when it is read and sent in one call. */
function sentVerdict({ data, soft, staged, sealed }: Entry, reach: Reach): Verdict | undefined {
  const unsure = reach === 'unknown' ? { confidence: 0.8 } : {}
  switch (data) {
    case 'secret':
      return { rule: 'secret-sent-later', ...unsure }
    case 'records':
      return { rule: 'records-sent-later', ...unsure }
    case 'variable':
      return reach === 'drop' || reach === 'outside' ? { rule: 'secret-sent-later', severity: reach === 'drop' ? 'critical' : 'high' } : undefined
    case 'captured':
    case 'personal':
      return { rule: 'collected-sent-later', ...(reach === 'copy' && { severity: 'medium' }) }
    case 'tree':
      if (reach === 'drop') return { rule: 'collected-sent-later' }
      if (soft !== 1) return reach === 'copy' ? undefined : { rule: 'collected-sent-later' }
      // What was packed in a scratch folder is no release; locked with a password, nobody on the way can look at it.
      if (staged !== 1 || reach === 'unknown') return undefined
      return { rule: 'collected-sent-later', severity: sealed === 1 && reach === 'outside' ? 'high' : 'medium' }
    default:
      return undefined
  }
}

interface RunVerdict {
  readonly rule: Rules
  readonly severity?: Severity
  readonly confidence?: number
  readonly how: string
}

/** What it is worth that this file runs. */
function runVerdicts(entry: Entry): RunVerdict[] {
  const { rule, severity, confidence, fetched, open, decoded, pieced } = entry
  const verdicts: RunVerdict[] = []
  if (rule !== undefined) {
    verdicts.push({ rule: 'written-then-run', severity: severity as Severity, confidence: WRITTEN * Number(confidence ?? 1), how: `wrote code into this file that does ${rule}` })
  }
  if (decoded === 1) verdicts.push({ rule: 'decoded-then-run', how: 'decoded this file' })
  if (pieced === 1) verdicts.push({ rule: 'assembled-then-run', how: 'added a piece of a line to this file' })
  const place = fetched === undefined ? undefined : fetchedSeverity(String(fetched), open === 1)
  if (place) verdicts.push({ rule: 'fetched-then-run', severity: place, how: `downloaded this file from ${UNKNOWN.has(String(fetched)) ? 'a place that nobody answers for' : 'the internet'}` })
  return verdicts
}

/** Code may have changed since it was judged: a critical rule of it is a Block, a high one still is. */
const WRITTEN = 0.94
const UNKNOWN: ReadonlySet<string> = new Set<string>([...DROP_HOSTS, 'unknown'])
/** Where programs come from. */
const PUBLISHERS: ReadonlySet<string> = new Set(['code-host', 'registry', 'installer', 'documentation', 'loopback', 'own', 'private', 'storage'])

function fetchedSeverity(host: string, open: boolean): Severity | undefined {
  if (host === 'loopback' || host === 'own') return undefined
  if (UNKNOWN.has(host)) return 'high'
  if (PUBLISHERS.has(host)) return undefined
  return open ? 'high' : 'medium'
}
