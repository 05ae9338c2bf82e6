import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import type { Candidate } from './markers.js'

/** What secretlint's rules are given and give; its own types are not published with the package. */
interface Rule {
  readonly meta: { readonly id: string }
  create(context: { createTranslator: () => (id: string) => { readonly message: string; readonly messageId: string }; report: (found: { readonly range: readonly [number, number] }) => void; ignore: () => void }, options: object): {
    readonly file?: (source: { readonly content: string; readonly filePath: string; readonly ext: string; readonly contentType: 'text' }) => unknown
  }
}

interface Asked {
  readonly kind: string
  readonly markers: readonly string[]
  readonly issuers: readonly string[]
}

/**
 * The rules of the preset that are asked, with literals without which each of them finds nothing. Not asked: private keys, which it only knows with their end, and
 * Google's key files, for which it reads files and waits; `forms.ts` knows both.
 */
const ASKED: Readonly<Record<string, Asked>> = {
  aws: { kind: 'an AWS secret key', markers: ['SECRET', 'secret', 'Secret'], issuers: ['amazonaws.com'] },
  npm: { kind: 'an npm token', markers: ['npm_'], issuers: ['npmjs.org', 'npmjs.com'] },
  basicauth: { kind: 'a password in a URL', markers: ['https://', 'http://', 'ftp://', 'ftps://'], issuers: [] },
  slack: { kind: 'a Slack token', markers: ['xox', 'xapp-', 'https://hooks.slack.com/'], issuers: ['slack.com'] },
  sendgrid: { kind: 'a SendGrid key', markers: ['SG.'], issuers: ['sendgrid.com'] },
  shopify: { kind: 'a Shopify token', markers: ['shp'], issuers: ['myshopify.com', 'shopify.com'] },
  github: { kind: 'a GitHub token', markers: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pwhere'], issuers: ['github.com', 'githubusercontent.com'] },
  openai: { kind: 'an OpenAI key', markers: ['sk-'], issuers: ['openai.com'] },
  anthropic: { kind: 'an Anthropic key', markers: ['sk-ant-'], issuers: ['anthropic.com'] },
  linear: { kind: 'a Linear key', markers: ['lin_api_'], issuers: ['linear.app'] },
  '1password': { kind: 'a 1Password token', markers: ['ops_ey'], issuers: ['1password.com'] },
  'database-connection-string': { kind: 'a database password', markers: ['mongodb', 'mysql', 'postgres', 'jdbc:mysql'], issuers: [] },
}
const ALL = rules as unknown as readonly Rule[]
const RULES = Object.entries(ASKED).flatMap(([name, asked]) => ALL.filter(({ meta }) => meta.id.endsWith(`-rule-${name}`)).map((rule) => ({ rule, ...asked })))
/** Literals of each rule that is asked. */
export const PRESET_MARKERS: readonly (readonly string[])[] = RULES.map(({ markers }) => markers)

/** How far around a marker a rule looks; longest tokens that the preset knows have 1300 characters. */
const BEFORE = 16
const AFTER = 1400
const MAX_WINDOWS = 64
const NEEDS_HOST = /:\/\/$|^m|^p|^j/

/**
 * What secretlint's recommended rules find. They are patterns over whole files; here each only runs over the surroundings of its markers, so that most texts cost one
 * look for those, and what a pattern may cost is bounded by the size of a window.
 *
 * @param places where literals stand in the text; those of the rule `n` of `PRESET_MARKERS` have the id `first + n`
 */
export function presetTokens(text: string, places: ReadonlyMap<number, readonly number[]>, first: number): Candidate[] {
  const found: Candidate[] = []
  for (const [id, where] of places) {
    const asked = RULES[id - first]
    if (asked === undefined) continue
    const { rule, kind, issuers } = asked
    // A basic authentication or a connection needs the sign before its host.
    const needsHost = NEEDS_HOST.test(asked.markers[0]!)
    if (needsHost && !text.includes('@')) continue
    let end = -1
    for (const at of where.slice(0, MAX_WINDOWS)) {
      if (at + AFTER / 2 < end) continue
      const from = Math.max(0, at - BEFORE)
      end = at + AFTER
      const content = text.slice(from, end)
      if (needsHost && !content.includes('@')) continue
      const report = ({ range }: { readonly range: readonly [number, number] }): void => { found.push({ kind, issuers, start: from + range[0], end: from + range[1] }) }
      const said = (messageId: string) => ({ message: messageId, messageId })
      rule.create({ createTranslator: () => said, report, ignore: () => undefined }, {}).file?.({ content, filePath: 'text', ext: '', contentType: 'text' })
    }
  }
  return found
}
