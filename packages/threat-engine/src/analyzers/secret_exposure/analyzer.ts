import { defineAnalyzer } from '../../analysis/analyzer.js'
import { NEAR_HOSTS, SECRET_WORD, UNSEEN } from '../../analysis/classes.js'
import { perCall, table } from '../../analysis/match.js'
import type { Effect, Facts } from '../../facts.js'
import { HOLE } from '../../interpret/word.js'
import { judgeTexts } from './texts.js'

/** A dump goes through a filter that looks for secrets: what is left of it is them. */
const secretsFiltered = perCall((facts) => facts.by('execute').some(({ resource, detail }) => resource.kind === 'process' && detail !== undefined && SECRET_WORD.test(detail)))

const ONE: ReadonlySet<string> = new Set(['secret', 'password', 'ordinary'])
/** Asks a store for what a list of all of its names holds. */
function isOneOfAll({ resource, actor }: Effect, facts: Facts): boolean {
  return ONE.has(resource.class) && resource.name.includes(HOLE) && !resource.tags.includes('use') && facts.by('query').some((e) => e.resource.kind === resource.kind && SECRETS.has(e.resource.class) && e.actor.program === actor.program)
}
const SECRETS: ReadonlySet<string> = new Set(['secret', 'password'])

const rows = table([
  { rule: 'secret-committed', does: 'read', what: 'path', class: ['secret-file', 'private-key', 'cloud-credentials', 'password-store'], tags: ['committed'] },
  { rule: 'secret-in-image', does: 'write', what: 'container', class: 'image', tags: ['query-secret'] },
  { rule: 'secret-file-copied', does: 'read', what: 'path', class: 'secret-file', tags: ['copy'] },
  { rule: 'secret-file', does: 'read', what: 'path', class: 'secret-file', tags: ['interactive'], severity: 'medium' },
  { rule: 'secret-file', does: 'read', what: 'path', class: 'secret-file', all: ['search'], without: ['all', 'recursive'], when: ({ detail }) => isSetting(detail), severity: 'low' },
  { rule: 'secret-file', does: 'read', what: 'path', class: 'secret-file', without: [...UNSEEN, 'in-place'] },
  { rule: 'environment-secret', does: ['read', 'list'], what: 'environment', class: 'all', without: UNSEEN, when: (_effect, facts) => secretsFiltered(facts) },
  { rule: 'environment-secret', does: ['read', 'list'], what: 'environment', class: 'all', without: UNSEEN, when: ({ actor }) => actor.wrappers.some((wrapper) => INJECTORS.has(wrapper)) },
  { rule: 'environment-dump', does: ['read', 'list'], what: 'environment', class: 'all', without: UNSEEN },
  { rule: 'environment-secret', does: 'read', what: 'environment', class: 'secret', without: UNSEEN },
  { rule: 'secrets-bulk', does: 'read', what: 'cloud', class: 'secrets-bulk' },
  { rule: 'secrets-bulk', does: 'read', what: 'cluster', class: 'secrets-bulk' },
  { rule: 'secrets-bulk', does: 'read', what: 'cluster', class: 'secret', tags: ['bulk', 'all'] },
  { rule: 'secrets-bulk', does: 'read', what: 'cloud', class: 'secret', tags: ['bulk', 'all'] },
  { rule: 'secrets-bulk', does: 'read', what: 'repository', class: 'secrets' },
  // One after the other, by names that the store was asked for.
  { rule: 'secrets-bulk', does: 'read', what: ['cloud', 'cluster', 'account'], when: isOneOfAll },
  { rule: 'named-secret', does: 'read', what: 'cloud', class: ['secret', 'key'], without: UNSEEN },
  { rule: 'named-secret', does: 'read', what: 'cluster', class: 'secret', without: UNSEEN },
  { rule: 'secrets-endpoint', does: 'receive', what: 'host', class: NEAR_HOSTS, when: ({ resource }) => ENDPOINT.test(resource.target ?? '') },
  { rule: 'secrets-endpoint', does: 'receive', what: 'host', severity: 'high', when: ({ resource }) => ENDPOINT.test(resource.target ?? '') },
  { rule: 'secret-in-url', does: ['send', 'receive', 'connect'], what: 'host', tags: ['credentials-in-url', 'query-secret'] },
])

/** Secrets that a call shows to whoever reads its output, which is the model: what effects say. */
export const secretExposure = defineAnalyzer({
  id: 'secret_exposure',
  category: 'pattern',
  title: 'Secret exposure',
  techniques: ['T1552.001'],
  rules: {
    'secret-file': {
      severity: 'high',
      title: 'Prints a file that holds secrets',
      advice: 'Load the file into the program that needs it (--env-file, source), or read its template (.env.example) for the names.',
      techniques: ['T1552.001'],
    },
    'secret-file-copied': {
      severity: 'low',
      title: 'Copies a file that holds secrets',
      advice: 'Keep one copy, outside of version control.',
      techniques: ['T1552.001'],
    },
    'secret-committed': {
      severity: 'medium',
      title: 'Adds a file that holds secrets to version control',
      advice: 'Add the file to .gitignore; commit its template (.env.example).',
      techniques: ['T1552.001'],
    },
    'secret-in-image': {
      severity: 'medium',
      title: 'Builds a secret into an image',
      advice: 'Use a build secret (docker build --secret), which does not stay in a layer.',
      techniques: ['T1552.007'],
    },
    'secrets-endpoint': {
      severity: 'medium',
      title: 'Asks a service for its memory, its environment or its secrets',
      advice: 'Ask for its health; look up the one setting in its configuration.',
      techniques: ['T1552.007', 'T1082'],
    },
    'environment-dump': {
      severity: 'low',
      title: 'Prints all environment variables',
      advice: 'Print the one variable that is needed; the environment of a developer holds tokens.',
      techniques: ['T1082', 'T1552'],
    },
    'environment-secret': {
      severity: 'medium',
      title: 'Prints a secret from the environment',
      advice: 'Test whether the variable is set ([ -n "$TOKEN" ]) instead of printing it.',
      techniques: ['T1552'],
    },
    'named-secret': {
      severity: 'medium',
      title: 'Reads a secret from a secrets manager',
      advice: 'Pass the secret to the program that needs it (a reference, an environment file) without printing it.',
      techniques: ['T1555.006', 'T1552.007'],
    },
    'secrets-bulk': {
      severity: 'high',
      title: 'Reads all secrets of a cluster, account or history',
      advice: 'Read the one secret that the task needs, by its name.',
      techniques: ['T1555.006', 'T1552.007'],
    },
    'text-secret': {
      severity: 'medium',
      title: 'Writes out a secret',
      advice: 'Refer to the secret by a variable or a secrets manager, and revoke the one that was shown.',
      techniques: ['T1552'],
    },
    'secret-in-url': {
      severity: 'low',
      title: 'Puts a secret into a URL',
      advice: 'Use a credential helper or a header: URLs end up in logs, histories and process lists.',
      techniques: ['T1552'],
    },
  },
  on: [...rows.on, 'text'],
  analyze(facts, context, report) {
    rows.analyze(facts, context, report)
    judgeTexts(facts, report)
  },
})

/** Programs that put decrypted secrets into the environment of what they start. */
const INJECTORS: ReadonlySet<string> = new Set(['sops', 'op', 'doppler', 'infisical', 'chamber', 'teller', 'aws-vault', 'summon', 'envchain', 'berglas', 'akeyless', 'bws', 'phase', 'fnox', 'varlock', 'envconsul', 'vaultenv', 'ksm'])

/** Where frameworks and orchestrators answer with a heap dump, all their settings, or secrets: Spring actuator, Kubernetes, Go’s pprof. */
const ENDPOINT = /\/actuator\/(?:heapdump|env|configprops|threaddump)\b|^\/api\/v1\/(?:namespaces\/[^/?]{1,128}\/)?secrets(?:[/?]|$)|\/debug\/pprof\/heap/

/** The one line of a setting by its whole name (`grep NODE_ENV .env`), and that name is not what secrets are called. */
function isSetting(pattern = ''): boolean {
  return /^\^?[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,6}=?$/.test(pattern) && !SECRETIVE.test(pattern)
}
const SECRETIVE = /KEY|TOKEN|SECRET|PASS|PWD|CRED|AUTH|PRIV|CERT|SIGN|SALT|DSN|UR[IL]|CONN|DB|DATABASE|LOGIN|USER|ACCOUNT|HOOK|HASH|SEED|JWT|SESSION|COOKIE|API|_ID|PIN\b|OTP|LICENSE|MNEMONIC|WALLET/
