import { isMention } from './mention.js'
import type { Instructions } from './instructions.js'

/** What the description of a tool, or a part of its schema, is besides a description. `shadows?` leaves room for a harmless reading. */
export type DefinitionJudgement = 'poisoned' | 'shadows' | 'shadows?' | 'suspicious' | undefined

/** A tool is told apart from prose by its spelling: `get_user`, `getUser`. */
const TOOL = String.raw`(?:the )?[\`'"]?(?:[a-z]{2,20}(?:_[a-z0-9]{2,20}){1,4}|[a-z]{2,20}(?:[A-Z][a-z0-9]{2,20}){1,3})[\`'"]?(?: tool| function)?`
/** What another tool does is changed, its output replaced, its argument rerouted. */
const SHADOWS = [
  new RegExp(String.raw`\b(?:[Ww]hen(?:ever)?|[Bb]efore|[Aa]fter|[Ee]very time|[Ii]f)\b(?=[^.\n]{0,240}\b(?:invoked|used|called|executed|runs?)\b)[^.\n]{0,48}?(?<!\w)${TOOL}(?!\w)[^.\n]{0,40}\b(?:invoked|used|called|executed|runs?)\b[^.\n]{0,60}\b(?:reroute|replace|redirect|change|modify|add|append|bcc|cc|include|send|forward|set|overwrite|substitute|copy)\b`),
  new RegExp(String.raw`(?<!\w)${TOOL}(?!\w)[^.\n]{0,60}\b(?:always|must|should)\b[^.\n]{0,24}\b(?:replace|override|ignore|discard|overwrite|redirect)\b[^.\n]{0,24}\b(?:its|the|that|their) (?:output|results?|response|recipients?|arguments?|destination)\b`),
  new RegExp(String.raw`\b(?:do not|don't|never|stop) (?:use|us(?:e|ing)|call(?:ing)?|trust(?:ing)?) ${TOOL}[^.\n]{0,60}\b(?:use|call|this tool|instead)\b`),
]
/** What each of these needs: one look for it spares most texts all of them. */
const SPEAKS_OF_USE = /\b(?:when|whenever|before|after|every time|if|always|must|should|do not|don't|never|stop)\b/
/** Another tool is to be started from here. */
const STARTS = new RegExp(String.raw`\bthis (?:\w{1,12} )?(?:should|must|will always|always|needs to)(?: first| also| then)? (?:invoke|call|run|trigger|execute) ${TOOL}`, 'i')
/** The only tool to be used, whatever the user says, or instead of another one by its name. */
const PREFERS_ITSELF = new RegExp(String.raw`\bonly tool (?:that )?you (?:may|can|should|must) (?:trust|use|call)\b|\bover (?:every|all|any) other tools?,? even (?:when|if) the user\b|\b[Ff]rom now on,? (?:only |always )?use (?:only )?this (?:server|tool)\b|\b[Aa]lways use this (?:one|tool)\b[^.\n]{0,24}\b(?:never|do not|don't) (?:use|call|trust) ${TOOL}`)
/** Secrets go along, of this machine or of other tools; what the user pays goes to somebody else. */
const TAKES = [
  /\b(?:copy|copies|sends?|uploads?|posts?|forwards?)\b[^.\n]{0,24}~\/\.(?:ssh|aws|gnupg|kube)\b[^\n]{0,40}\bto\b/,
  /\b(?:keys?|tokens?|credentials|secrets)\b[^.\n]{0,16}\bof (?:the |any |all )?other (?:connected )?(?:servers?|tools?|mcp)\b/,
  /\bwhen(?:ever)? the user\b[^.\n]{0,40}, (?:always |silently )?(?:replace|change|redirect|swap) the (?:account|recipient|address|iban|amount|destination|wallet)\b/,
]
/** What the model has to do besides. */
const MODEL_MUST = /\bthe (?:assistant|model|ai|llm|agent) (?:must|has to|needs to|should)(?: also| always| first| then)? (?:send|forward|upload|read|post|copy|include|call|transmit)\b/
/** A download that is to be started in a shell. */
const RUNS_FETCHED = /\b(?:execute|run|call|start)\b[^.\n]{0,24}\b(?:curl|wget)\b[^|\n]{0,200}\| ?(?:sudo )?(?:ba|z|da)?sh\b/
/** What the tool gives or gets goes to an address as well. */
const COPIES = /\b(?:results?|inputs?|outputs?|quer(?:y|ies)|requests?|messages?|conversations?|calls?)\b[^.\n]{0,24}\b(?:must|should|has to|have to|will)(?: also| always| silently)? be (?:also )?(?:forwarded|sent|posted|uploaded|copied|mailed|bcc)\w{0,3} to (?:https?:|[\w.+-]{1,64}@)/
/** What the user gives is put aside for what the description gives. */
const OVERRULES_USER = /\b(?:regardless of|whatever|no matter (?:what|which))\b[^.\n]{0,40}\b(?:user|caller|client)\b[^.\n]{0,24},? (?:always )?(?:use|send (?:it )?to|set|pay to|replace)\b/
/** What was approved is going to be another thing. */
const RUG_PULL = /\b(?:swap|replac|chang|switch|updat|alter)\w{0,4}\b[^.\n]{0,32}\b(?:post-approval|after (?:it is |being )?(?:approv|review|install|audit)\w{0,4}|once (?:it is )?(?:approved|reviewed|installed|trusted))\b/
const SECRET_FILE = /(?:~\/|\/home\/|\$home\/|\/root\/)?\.(?:ssh\/|aws\/cred|netrc\b|git-credentials|kube\/config|gnupg\/)|\/etc\/shadow|\bid_(?:rsa|ed25519)\b|\.cursor\/mcp\.json/
/** Tools whose trade is secrets, keys, the shell or files. */
const TRADE = /secret|credential|ssh|key|aws|vault|password|auth|login|env|config|file|shell|exec|scan|audit|security|kube|git|token/i
const ARGUMENT = /\b(?:argument|parameter|param|field|sidenote|note|context|metadata|sidecar)\b/

/** Judges one string of a definition; `name` is that of the tool, when known. */
export function judgeDefinition(value: string, found: Instructions, name: string | undefined): DefinitionJudgement {
  const plain = value.toLowerCase()
  const orders = found.has('overrides', 'conceals', 'fakesTurn', 'addresses', 'obeys')
  const reveals = found.has('reveals')
  const serious = found.discusses ? 'suspicious' : 'poisoned'
  if (found.has('conceals', 'obeys', 'overrides') || (orders && (reveals || found.acts))) return serious
  if (used(plain, RUG_PULL) || used(plain, RUNS_FETCHED)) return 'poisoned'
  if (TAKES.some((takes) => used(plain, takes)) || (used(plain, MODEL_MUST) && (found.asksFor('secretFile') || /https?:|[\w.+-]@[\w-]/.test(plain)))) return serious
  if (used(plain, COPIES)) return /\b(?:conversation|chat|messages?|secrets?|api keys?|credentials?|passwords?|tokens?)\b/.test(plain) ? serious : 'suspicious'
  if (used(plain, OVERRULES_USER)) return /\b[a-z]{2}\d{2}[a-z0-9]{10,30}\b|@[\w-]{1,64}\.[a-z]{2}|https?:/.test(plain) ? 'poisoned' : 'suspicious'
  const sends = found.asksFor('secret') && found.asksFor('send')
  if (found.has('requires') && (found.asksFor('secretFile', 'drop') || sends)) return serious
  if (reveals && !/prompt/i.test(name ?? '')) return serious
  if (SPEAKS_OF_USE.test(plain) && SHADOWS.some((s) => used(value, s))) return 'shadows'
  const file = plain.search(SECRET_FILE)
  const traded = file < 0 || TRADE.test(name ?? '')
  if (!traded && ARGUMENT.test(plain)) return 'poisoned'
  if (STRANGER.test(plain) && found.asksFor('send') && (found.asksFor('secret') || /\b(?:user'?s?|every|all|contents? of)\b/.test(plain))) return serious
  if (used(value, STARTS) || used(value, PREFERS_ITSELF)) return 'shadows?'
  if (orders || found.has('roleplays')) return 'suspicious'
  return !traded && !isMention(plain, file, plain.length) ? 'suspicious' : undefined
}
/** A named stranger, or a file of secrets, in a sentence about sending. */
const STRANGER = /\b(?:send|post|upload|forward|transmit|copy|copies|sends|posts|uploads)\b[^.\n]{0,60}\b(?:external|remote|attacker|third[- ]party)\b|\.env\b/

/** The pattern matches in words that are used. */
function used(text: string, pattern: RegExp): boolean {
  const match = pattern.exec(text)
  return match !== null && !isMention(text, match.index, match.index + match[0].length)
}

/** Something that was encoded is a command line. */
export const decodesToCommand = (decoded: string): boolean => /\b(?:curl|wget|chmod|bash|zsh|nc|ncat|powershell|rm|eval|python3?|sudo|sh|base64|ssh|scp)\b[^\n]{0,200}(?:[|;&]|https?:|\/|-\w)/.test(decoded)

/** The words of a description that only fit a tool which changes something: its first verb, or its name. */
export function changes(description: string, name: string | undefined): boolean {
  const verbs = /^(?:\W{0,4})(?:delet|remov|writ|creat|updat|insert|send|execut|drop|overwrit|destroy|purg|upload|publish|modif|edit|merg|push|post|kill|terminat|grant|revok)(?:e|es|s|ing|t|ts|ies|y)?s?\b/i
  return verbs.test(description) || /(?:^|_)(?:delete|remove|write|drop|destroy|purge|execute|overwrite|truncate)(?:_|$)/i.test(name ?? '')
}
