import { read, type Reading } from './reading.js'

/**
 * What a text does to the model that reads it. Who is addressed (`addresses`, `fakesTurn`), what it is told to give up (`overrides`, `roleplays`, `conceals`), and what it
 * is asked for (`asks`): a harmful action is only an attack when somebody is told to do it.
 */
export type Feature = 'overrides' | 'roleplays' | 'reveals' | 'fakesTurn' | 'conceals' | 'addresses' | 'requires' | 'claims' | 'attacks'
export type Ask = 'secret' | 'send' | 'execute' | 'delete' | 'pay'

export interface Instructions {
  readonly features: ReadonlySet<Feature>
  readonly asks: ReadonlySet<Ask>
  readonly reading: Reading
  /** First characters of what was matched, for the explanation. */
  readonly quote: string
}

// Every gap between words is bounded, so each pattern is linear in the text.
const OVERRIDES = [
  /\b(?:ignor\w*|disregard\w*|forget|overrid\w*|bypass\w*|neglect|discard|dismiss|stop following|do not follow|don't follow)\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|preceding|original|initial|existing|other|all|any|your|every)\b[^.\n]{0,24}\b(?:instruct\w*|prompts?|rules?|guidelines?|directives?|orders?|programming|guardrails?|restrictions?|constraints?|polic(?:y|ies)|told|tasks?)\b/,
  /\b(?:disable|remove|turn off|drop)\b[^.\n]{0,16}\b(?:guardrails?|safety (?:rules|filters?|checks?|guidelines|mode)|content (?:filters?|polic\w+)|restrictions)\b/,
  /\bforget (?:everything|all)\b[^.\n]{0,40}\b(?:told|said|before|know|above)\b/, /\bnew (?:system )?instructions?\s*:/, /\b(?:ignore|disregard) the (?:above|previous|preceding)\b/, /\binstead,? do the following\b/,
  /\b(?:updated|overridden|replaced) your (?:instructions|rules|system prompt)\b/,
  /(?:olvida|ignora|desestima)\w*[^.\n]{0,30}(?:instruccion|indicacion|reglas|instruções|instruçoes)/, /ignore[rz]?[^.\n]{0,30}(?:instructions|consignes) (?:précédentes|antérieures|ci-dessus)/, /(?:ignorier|vergiss|missacht)\w*[^.\n]{0,30}(?:anweisung|instruktion|vorgaben|regeln)/, /(?:ignora|dimentica)\w*[^.\n]{0,30}(?:istruzioni|regole)/,
  /(?:ignore|esque[çc]a|desconsidere)[^.\n]{0,30}(?:instru[çc](?:ões|oes)|regras)/, /(?:игнорир|забуд|не обращай)[^.\n]{0,40}(?:инструкц|указани|правил)/, /(?:negeer|vergeet)[^.\n]{0,30}(?:instructies|regels)/, /(?:zignoruj|zapomnij)[^.\n]{0,30}(?:instrukcj|polece|zasad)/,
  /(?:忽略|无视|忘记|不要理会)[^。\n]{0,16}(?:指令|指示|说明|提示|规则)/, /(?:指示|命令|指令|プロンプト)[^。\n]{0,8}(?:無視|忘れ)/, /(?:지시|지침|명령|프롬프트)[^.\n]{0,10}(?:무시|잊)/, /(?:निर्देश)[^।\n]{0,24}(?:अनदेखा|नज़रअंदाज़|नजरअंदाज|भूल)/, /تجاهل[^.\n]{0,30}(?:تعليمات|التعليمات|الأوامر)/, /talimat\w*[^.\n]{0,20}(?:yok say|görmezden gel|unut)/,
]
const ROLEPLAYS = [
  /\byou are (?:now|no longer|going to (?:act|pretend|be))\b/, /\b(?:pretend|act|behave|respond|answer|roleplay|role-play|simulate)\b[^.\n]{0,12}\b(?:as|to be|that you|like)\b[^.\n]{0,60}\b(?:no (?:restrictions|rules|limits|filters?|content polic)|unfiltered|unrestricted|uncensored|without (?:any )?(?:restrictions|rules|limits|filters?|regard)|evil|dan\b|jailbr)/, /\b(?:do anything now|jailbroken?|developer mode|god mode|dan mode|unrestricted mode)\b/, /\bfrom now on,? (?:you|act|obey|respond|answer|always)\b/, /\b(?:regardless|irrespective) of (?:safety|ethic\w*|moral\w*|legal\w*|any) ?(?:rules|guidelines|concerns|consequences|policies)?/, /\byou (?:have|are bound by) no (?:restrictions|rules|limits|content polic\w+|ethical)/, /\b(?:stay in|never break|do not break) character\b/, /\bfreed from the (?:typical )?(?:confines|restrictions|limits)\b/, /\bas if you have no\b/,
]
const REVEALS = [/\b(?:reveal|print|show|output|repeat|display|leak|give me|tell me|dump|share|return|disclose)\b[^.\n]{0,30}\b(?:system|hidden|initial|original|secret|developer) (?:prompt|instructions|message|rules)\b/, /\b(?:what (?:is|are|were)|repeat|print) (?:your|the) (?:exact |initial |full |original )?(?:system prompt|instructions verbatim)\b/]
const FAKES = [/<\|?(?:im_start|im_end|system|endoftext|assistant|start_header_id)\|?>/, /\[\/?inst\]|<<\/?sys>>/, /<\/?(?:system|assistant|admin|developer)(?:[ _-](?:message|prompt|instructions?|note))?>/, /(?:^|\n)\s{0,8}#{1,4}\s?(?:system|new instructions?|override|instruction)\b\s?:?/, /(?:^|\n|["'>.] ?)(?:system|assistant|developer)\s?(?:message|prompt|note|override)?\s?:\s?\S/, /\b(?:begin|end) (?:system|admin|developer) (?:message|prompt|instructions?)\b/, /<!--\s?(?:ignore|system|instruction|ai|assistant|agent|important)/]
const CONCEALS = [/\b(?:do not|don't|never|without|avoid)\b[^.\n]{0,16}\b(?:tell|telling|inform|informing|mention|mentioning|notify|notifying|alert|alerting|reveal|disclos\w+|show|asking|let|letting)\b[^.\n]{0,24}\b(?:user|human|them|him|her|anyone|me|developer|person|customer|owner)\b/, /\b(?:silently|secretly|covertly|discreetly|quietly)\b[^.\n]{0,40}\b(?:send|read|call|run|execute|forward|include|add|copy|upload|append|delete|invoke|pass|collect)\b/, /\b(?:hide|conceal)\b[^.\n]{0,24}\bfrom the user\b/]
const ADDRESSES = [/<\/?(?:important|information|secret|hidden|instructions?|critical|attention|urgent)>/, /\b(?:important|urgent|critical) (?:message|instructions?|note|notice) (?:from|for|to) (?:me|you|the (?:ai|assistant|model|agent|llm|user|system))/, /\b(?:dear |hey |hello |hi |attention |note to (?:the )?|instructions? (?:for|to) (?:the )?|message (?:for|to) (?:the )?)(?:ai|a\.i\.|assistant|language model|llm|agent|chatbot|chatgpt|gpt(?:-\d)?|claude|copilot|gemini|cursor)\b/, /\bto you,? (?:gpt|claude|the ai|the assistant|ai model)/, /\b(?:ai|assistant|llm|agent|model)s? (?:reading|processing|summari[sz]ing|that reads?|must|should now|are required)\b/, /\bbefore you (?:can )?(?:solve|continue|proceed|answer|complete|finish)\b[^.\n]{0,60}\b(?:task|do|please|must|request)\b/, /(?:^|\n|\. )(?:important|attention)!{2,}/]
const REQUIRES = [/\b(?:before|prior to|when(?:ever)?|each time|every time|always|after)\b[^.\n]{0,40}\b(?:using|calling|invoking|running|executing|this tool|any tool|other tools?|use this|responding)\b[^.\n]{0,60}\b(?:must|first|need to|have to|read|call|send|pass|include|also|bcc|forward|fetch|run)\b/, /\byou (?:must|need to|have to|are required to|should) (?:first|always|also)\b/, /\b(?:requires?|mandatory|required)\b[^.\n]{0,30}\b(?:first|to (?:first )?(?:call|read|send|pass|include))\b/, /\b(?:otherwise|or else|if you (?:do not|don't|fail))\b[^.\n]{0,60}\b(?:will (?:not work|fail|crash|be (?:lost|deleted|shut))|won't work)\b/]
const CLAIMS = [/\b(?:i am|i'm|we are|we're|this is|speaking as|as (?:the|your|a|an))\b[^.\n]{0,24}\b(?:security (?:researcher|team|engineer|auditor|consultant|firm|company|officer)|pen(?:etration)?[ -]?test(?:er|ing)?|red[ -]?team(?:er)?|(?:your|the) (?:developer|administrator|admin|creator|owner)|ciso|system administrator|ethical hacker|anthropic|openai|law enforcement|police)\b/, /\b(?:authori[sz]ed|approved|sanctioned|legitimate|legal|permitted)\b[^.\n]{0,30}\b(?:pen(?:etration)?[ -]?test\w*|security (?:test|assessment|audit|exercise)\w*|red[ -]?team\w*|engagement|scan\w*|attack)\b/, /\b(?:approval|permission|authori[sz]ation|sign[ -]?off)\b[^.\n]{0,20}\bfrom\b[^.\n]{0,20}\b(?:ciso|cto|ceo|management|legal|security|admin|owner|it)\b/, /\b(?:ctf|capture the flag)\b/, /\b(?:purely |just |only )?(?:hypothetical|for educational purposes|for research purposes)\b/]
const ATTACKS = [/\b(?:scan|enumerate|exploit|hack|crack|brute[ -]?force|compromise|attack|breach|infiltrate|exfiltrat\w+|bypass|evade|pivot|dump|harvest|steal|escalate)\b[^.\n]{0,40}\b(?:network|hosts?|servers?|systems?|passwords?|hash(?:es)?|credentials?|accounts?|privileges?|firewall|edr|antivirus|database|company|target|subnet|login|cookies|tokens?|keys?|shadow|lsass|wi-?fi)\b/, /\b(?:reverse shell|keylogger|ransomware|malware|backdoor|rootkit|botnet|phishing (?:page|email|site|kit))\b/]
const SECRET_THING = String.raw`(?:~?/?\.ssh\b|id_rsa|id_ed25519|\.env\b|\.aws/|/etc/(?:passwd|shadow)|\.netrc|\.npmrc|\.kube/config|mcp\.json|credentials?\b|api[ _-]?keys?|access[ _-]?keys?|private keys?|passwords?\b|secrets?\b|(?:access|auth|session|bearer|api) tokens?|environment variables|/proc/self/environ|cookies|conversation history|chat history|previous messages|personal (?:data|information)|user information|bank account|security code|2fa|verification code)`
const SECRETS = [new RegExp(String.raw`\b(?:read|cat|open|get|fetch|include|append|embed|dump|retrieve|print|show|send|upload|post|forward|share|email|copy|extract|collect|leak|output|return|pass|provide|exfiltrate|tell me|give me|find|list|reveal|access|steal|display)\b[^.\n]{0,60}${SECRET_THING}`)]
const SENDS = [/\b(?:send|post|upload|forward|exfiltrate|e-?mail|transmit|bcc|submit|deliver|leak|share|publish|report|invite|copy)\b[^\n]{0,80}(?:https?:\/\/|\bwww\.|[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,}|\bto (?:this|the following|my|our|an?) (?:address|e-?mail|url|server|endpoint|webhook|site|account|(?:external|remote|attacker)[\w -]{0,24}))/, /\b(?:visit|go to|open|click|follow|navigate to|fetch|curl|wget)\b[^.\n]{0,30}(?:https?:\/\/|\bwww\.|this link|the (?:following )?link)/, /!\[[^\]]{0,80}\]\(https?:\/\/[^)\s]{1,400}[?&][\w-]{1,32}=/]
const EXECUTES = [/\b(?:run|execute|invoke|call|use|evaluate|launch|start|eval)\b[^.\n]{0,40}(?:\b(?:command|shell|terminal|bash|script|code|curl|wget|function|tool|python|powershell|payload)\b|`|\$\()/, /\b(?:curl|wget)\s+(?:-\w+\s+){0,4}https?:\/\/\S{1,200}\s*\|\s*(?:ba|z)?sh\b/, /\bdecode (?:and|then) (?:execute|run|follow|do)\b/]
const DELETES = [/\b(?:delete|remove|wipe|erase|destroy|drop|purge|rm -rf)\b[^.\n]{0,40}\b(?:all|every|files?|emails?|messages?|database|tables?|account|repository|branch|workspace|directory|folder|records?|logs?|users?|channel|events?)\b/]
const PAYS = [/\b(?:transfer|wire|send|pay|make a (?:payment|transaction)|transaction|refund|buy|purchase|reserve|book)\b[^.\n]{0,60}(?:\$|€|£|\b(?:usd|eur|btc|bitcoin|iban|money|dollars|account)\b|\b[a-z]{2}\d{10,})/]

const FEATURES: readonly (readonly [Feature, readonly RegExp[]])[] = [['overrides', OVERRIDES], ['roleplays', ROLEPLAYS], ['reveals', REVEALS], ['fakesTurn', FAKES], ['conceals', CONCEALS], ['addresses', ADDRESSES], ['requires', REQUIRES], ['claims', CLAIMS], ['attacks', ATTACKS]]
const ASKS: readonly (readonly [Ask, readonly RegExp[]])[] = [['secret', SECRETS], ['send', SENDS], ['execute', EXECUTES], ['delete', DELETES], ['pay', PAYS]]
/** A text is speaking about such words, not with them: the sentence names them as a phrase, a rule or an attack, or asks what they mean. */
const MENTION = /(?<![.\w/@-])(?:phrases?|strings?|patterns?|examples?|rules?|regex\w*|keywords?|e\.g\.|such as|called|named|says?|saying|detect\w*|block\w*|filter\w*|flag\w*|test(?:s|ing)? (?:that|for|whether)|explain\w*|what (?:is|are|does|do)|how (?:do|does|to (?:detect|prevent|defend|mitigate))|mean\w*|document\w*|article|describ\w*|injection|jailbreak(?:ing)? (?:is|attacks?|attempts?))\b[^.\n]{0,60}$/

/** What a text asks of the model that reads it. */
export function instructionsIn(text: string): Instructions {
  const reading = read(text)
  const features = new Set<Feature>()
  const asks = new Set<Ask>()
  let quote = ''
  for (const piece of [reading.plain, reading.hidden.toLowerCase(), ...reading.decoded]) {
    if (piece === '') continue
    for (const [feature, patterns] of FEATURES) {
      const found = features.has(feature) ? undefined : firstUse(piece, patterns)
      if (found === undefined) continue
      features.add(feature)
      if (quote === '') quote = found
    }
    for (const [ask, patterns] of ASKS) if (!asks.has(ask) && firstUse(piece, patterns) !== undefined) asks.add(ask)
  }
  return { features, asks, reading, quote }
}

/** The first match that is used and not only mentioned. */
function firstUse(text: string, patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns) {
    const m = pattern.exec(text)
    if (!m) continue
    const before = text.slice(Math.max(0, m.index - 90), m.index)
    if (!MENTION.test(before) && !/["'`“‘«]\s?$/.test(before)) return m[0].slice(0, 120)
  }
  return undefined
}
