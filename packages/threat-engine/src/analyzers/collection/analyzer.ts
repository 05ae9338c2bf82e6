import { defineAnalyzer } from '../../analysis/analyzer.js'
import { PAYLOADS, SECRET_PATHS, SECRET_WORD, UNSEEN, WATCHERS, WRITES } from '../../analysis/classes.js'
import { perCall, table } from '../../analysis/match.js'
import { isLive, type Effect, type Facts } from '../../facts.js'

/** Libraries that read every key of the machine. */
const KEY_READERS = /^(?:pynput|keyboard|evdev|pyxhook|pyhook|python-evdev|keylogger|iohook|uiohook-napi|node-global-key-listener)(?:[=<>~!@[].*)?$/i
/** What the kernel hands on from keyboards; mice and joysticks have names of their own. */
const KEYBOARDS = /^\/dev\/(?:input\/(?:event(?:\d|\u0001|\u0002)|by-(?:id|path)\/.*(?:kbd|keyboard))|hidraw\d)/
/** Scratch places that never reach a disk, or outlive a session. */
const UNSEEN_PLACE = /^\/(?:dev\/shm|run\/shm|var\/tmp)\//

/** Documents of a person, wherever they are. */
const isManyDocuments = (effect: Effect): boolean => isLive(effect) && effect.resource.kind === 'path' && DOCUMENTS.test(effect.resource.name) && !effect.resource.tags.includes('in-workspace')
/** A whole folder that a person keeps documents in. */
const isPersonalFolder = (effect: Effect): boolean => isLive(effect) && effect.resource.kind === 'path' && PERSONAL.test(effect.resource.name) && effect.resource.tags.includes('recursive')
const PERSONAL = /^(?:~|[a-z]:[\\/]users[\\/][^\\/]+)(?:[\\/](?:documents|desktop|pictures|onedrive))?[\\/]?\u0001?$/i
const DOCUMENTS = /\u0001\.(?:docx?|xlsx?|pptx?|pdf|rtf|odt|msg|eml|pst|ost|vsdx?|one|kdbx|pfx|ppk)$/i

/** What comes out of a history goes through a filter that looks for secrets, or is searched for them at once. */
const secretsFiltered = perCall((facts: Facts) => facts.by('execute').some(({ resource, detail }) => resource.kind === 'process' && detail !== undefined && SECRET_WORD.test(detail)))
const isForSecrets = ({ detail }: Effect, facts: Facts): boolean => (detail !== undefined && SECRET_WORD.test(detail)) || secretsFiltered(facts)

/** Programs with which whoever sits at the screen draws a region; the picture waits for them. */
const SELECTORS: ReadonlySet<string> = new Set(['slurp', 'slop', 'hacksaw'])
const selections = perCall((facts: Facts) => facts.by('execute').filter(({ actor }) => SELECTORS.has(actor.program)))
/** The region comes from a selector inside the same command. */
const isSelected = ({ span, where }: Effect, facts: Facts): boolean => selections(facts).some((s) => s.where === where && s.span.start >= span.start && s.span.end <= span.end)

const recorded = table([
  { rule: 'file-watch', does: 'list', what: 'path', class: ['root', 'home', 'system-root'], tags: ['recursive', 'glob', 'all'], when: ({ actor }) => WATCHERS.has(actor.program) },
  { rule: 'history-secrets', does: 'read', what: 'path', class: 'shell-history', without: UNSEEN, when: isForSecrets },
  { rule: 'history-secrets', does: 'read', what: 'log', class: 'history', when: isForSecrets },
  { rule: 'shell-history', does: 'read', what: 'path', class: 'shell-history', without: UNSEEN },
  { rule: 'shell-history', does: ['read', 'list'], what: 'log', class: 'history' },
  { rule: 'security-log', does: 'read', what: 'log', class: 'security' },
  { rule: 'personal-data', does: 'read', what: 'path', class: 'personal-data', without: UNSEEN },
  { rule: 'personal-data', does: 'read', what: 'message' },
  { rule: 'pasted-command', does: 'write', what: 'clipboard', tags: PAYLOADS, raised: { by: ['payload-shell', 'payload-decode', 'payload-hide'], to: 'high' } },
  { rule: 'clipboard', does: ['read', 'capture'], what: 'clipboard' },
  { does: ['capture', 'read', 'write'], what: 'screen', tags: ['interactive'] },
  // What somebody else types into a console, or what a program that asks for a password shows.
  { rule: 'screen', does: 'capture', what: 'screen', class: 'recording', tags: ['other-user'], severity: 'high', techniques: ['T1056.001', 'T1125'] },
  { does: 'capture', what: 'screen', when: isSelected },
  { rule: 'screen', does: 'capture', what: 'screen', tags: ['fragment'], without: ['hidden'], severity: 'low' },
  { rule: 'keystrokes', does: 'install', what: 'package', severity: 'medium', when: ({ resource }) => KEY_READERS.test(resource.name) },
  { rule: 'screen', does: ['capture', 'read', 'write'], what: 'screen', raised: { by: ['hidden'], to: 'high' } },
  { rule: 'recording', does: ['capture', 'read'], what: 'audio' },
  { rule: 'recording', does: ['capture', 'read'], what: 'device', class: ['camera', 'microphone'] },
  { rule: 'keystrokes', does: ['capture', 'read'], what: 'keyboard' },
  { rule: 'keystrokes', does: 'read', what: 'path', class: 'device', when: ({ resource }) => KEYBOARDS.test(resource.name) },
  { rule: 'keystrokes', does: 'execute', what: 'process', class: 'keylogger' },
  { rule: 'traffic', does: 'capture', what: 'traffic', tags: ['fragment', 'interactive'], severity: 'low' },
  { rule: 'traffic', does: ['capture', 'read'], what: 'traffic' },
  { rule: 'traffic', does: 'execute', what: 'process', class: 'sniffer' },
])

/** Gathering what people do and keep on this machine. */
export const collection = defineAnalyzer({
  id: 'collection',
  category: 'pattern',
  title: 'Collection',
  techniques: ['T1005', 'T1119'],
  rules: {
    'shell-history': { severity: 'medium', title: 'Reads the shell history', advice: 'Ask the developer which command was run.', techniques: ['T1552.003'] },
    'history-secrets': { severity: 'high', title: 'Searches the shell history for secrets', advice: 'Ask the developer for the one secret that is needed.', techniques: ['T1552.003'] },
    'personal-data': { severity: 'medium', title: 'Reads mail, messages or browsing history', advice: 'Ask for the one message that matters.', techniques: ['T1114', 'T1217'] },
    'file-watch': { severity: 'medium', title: 'Watches a whole home or machine for changes', advice: 'Watch the files of the project.', techniques: ['T1083', 'T1119'] },
    'clipboard': { severity: 'medium', title: 'Reads the clipboard', advice: 'Ask the developer to paste it.', techniques: ['T1115'] },
    'pasted-command': { severity: 'medium', title: 'Puts a command on the clipboard that fetches, hides or destroys', advice: 'Show the command to the developer as text.', techniques: ['T1204.004'] },
    'screen': { severity: 'medium', title: 'Takes a picture of the screen', advice: 'Take pictures of the page under test with the browser’s own tool.', techniques: ['T1113'] },
    'recording': { severity: 'medium', title: 'Records sound or pictures of people', advice: 'Do not record people.', techniques: ['T1123', 'T1125'] },
    'keystrokes': { severity: 'high', title: 'Records what is typed', advice: 'Do not record people.', techniques: ['T1056.001'] },
    'traffic': { severity: 'medium', title: 'Captures network traffic', advice: 'Log requests in the program under test, or capture on loopback.', techniques: ['T1040'] },
    'security-log': { severity: 'medium', title: 'Reads the log of who logged on', advice: 'Ask an administrator for the one event that matters.', techniques: ['T1654'] },
    'staging': {
      severity: 'medium',
      title: 'Gathers secrets in one place',
      advice: 'Leave secrets where they are.',
      techniques: ['T1074.001', 'T1560.001'],
    },
  },
  on: [...recorded.on, 'flow'],
  analyze(facts, context, report) {
    recorded.analyze(facts, context, report)
    for (const flow of facts.flows) {
      const { action, resource } = flow.sink
      if (resource.kind !== 'path' || !(WRITES as readonly string[]).includes(action)) continue
      const secrets = flow.sources.filter((s) => isLive(s) && s.resource.kind === 'path' && (SECRET_PATHS as readonly string[]).includes(s.resource.class))
      if (secrets.length > 0 && resource.tags.includes('temporary') && (resource.tags.includes('hidden') || UNSEEN_PLACE.test(resource.name))) report('staging', flow, { severity: 'high' })
      else if (secrets.length === 0 && resource.tags.includes('temporary') && flow.sources.some((source) => isManyDocuments(source) || isPersonalFolder(source))) report('staging', flow, { why: 'Copies documents from many folders into a temporary one.', techniques: ['T1119', 'T1074.001'] })
      else if (secrets.length > 1 || (secrets.length === 1 && flow.steps.length > 0 && resource.tags.includes('scratch'))) report('staging', flow)
    }
  },
})
