/**
 * Whether words are spoken about rather than with: a phrase in quotes, an example, a rule, a question about what they mean. Only the sentence before the words and
 * what closes a quotation behind them are looked at.
 */
export function isMention(text: string, start: number, end: number): boolean {
  // Behind a quotation that is over and a comma comes what is to be done about it.
  const before = text.slice(Math.max(0, start - 90), start).replace(/^[^]*[\w.!?]['"’”`]\s?,\s?/, '')
  return SPEAKS_ABOUT.test(before) || NAMES.test(before) || isQuoted(text, start, end) || /^[^.\n]{0,24}["'”’`]? (?:as|is|in) an? (?:[\w-]{1,16} )?(?:example|phrase|fixture|pattern|test|token|rule|string|closing|delimiter|marker)/.test(text.slice(end, end + 80))
}

/** The sentence is about such words. */
const SPEAKS_ABOUT = /(?<![.\w/@-])(?:phrases?|strings?|patterns?|rules?|regex\w*|keywords?|such as|called|named|(?<!\bi )says?|saying|detect\w*|block(?:s|ed|ing)|flag\w*|scans?|test(?:s|ing)? (?:that|for|whether)|explain\w*|what (?:is|are|does|do)|how (?:do|does|can|should|to (?:detect|prevent|defend|mitigate|write))|mean\w*|document\w*|article|describ\w*|quotes?|injection|jailbreak(?:ing)? (?:is|attacks?|attempts?))\b[^.\n]{0,60}$|\be\.g\.,? [^.\n]{0,60}$/
/** A sample is announced, or a clause says which texts these are. */
const NAMES = /(?:\b(?:expected|mock|sample|example|canned|dummy|fake|test|simulated) (?:outputs?|responses?|repl(?:y|ies)|inputs?|texts?|prompts?|messages?|payloads?|strings?)\s?:?\s?["'`]?|\b(?:prompts?|inputs?|texts?|messages?|attempts?|requests?|users?|content|documents?|parser|attackers?|tool|function|it|which) (?:that |which |to |who |then |may |might |could |can |will |tries to |try to |trying to |attempt(?:s|ing)? to ){1,3}|\b(?:don't|do not|never|not to|cannot|can't|should not|must not) (?:\w{1,10} )?)$/

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '“': '”', '‘': '’', '«': '»' }
/** Inside a quotation in running prose: it opens close before the words, behind a word of the sentence, and closes close behind them. */
function isQuoted(text: string, start: number, end: number): boolean {
  for (let i = start - 1; i >= 0 && i > start - 24; i--) {
    const c = text[i]!
    if (c === '\n') return false
    const close = CLOSING[c]
    if (close === undefined || (i > 0 && /[a-z]/.test(text[i - 1]!))) continue
    if (!/[\p{L}\d(,]\s{0,2}$/u.test(text.slice(Math.max(0, i - 3), i))) return false
    const tail = text.slice(end, end + 160)
    const at = tail.indexOf(close)
    return at >= 0 && !tail.slice(0, at).includes('\n')
  }
  return false
}

/** Words of people who write about attacks on models: an article, an advisory, a test-suite. */
const TOPICS = [/prompt[ -]injection/, /jailbreak(?:s|ing)?\b/, /\bowasp\b/, /\bcve-\d{4}-\d{3,7}/, /\bvulnerabilit(?:y|ies)\b/, /\battackers?\b/, /\bmalicious\b/, /\bguardrails?\b/, /\badversarial\b/, /\bpayloads?\b/, /\bmitigat/, /\bred[ -]?team/, /\bsanitiz|\bsanitis/, /\bthreat model/, /\bdetector|\bdetection/, /\bexploit/]
/** The text is about such attacks: so many of their topics. Then what it shows is more likely shown than meant. */
export function discussesAttacks(plain: string, enough: number): boolean {
  let topics = 0
  for (const topic of TOPICS) if (topic.test(plain) && ++topics >= enough) return true
  return false
}

/** Where fenced code is, as pairs of offsets; an unclosed fence reaches to the end. */
export function fences(text: string): readonly (readonly [number, number])[] {
  const out: [number, number][] = []
  for (let open = text.indexOf('```'); open >= 0 && out.length < 256; ) {
    const close = text.indexOf('```', open + 3)
    out.push([open, close < 0 ? text.length : close + 3])
    open = close < 0 ? -1 : text.indexOf('```', close + 3)
  }
  return out
}
