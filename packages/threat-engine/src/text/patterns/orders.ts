import { type PatternSet, patternSet } from './pattern.js'
import { AGENT_ADDRESSES, AGENT_DISPLACES, BREAKOUTS, GUISED_ROLES, PROMPT_QUESTIONS } from './agents.js'
import { DOCUMENT_DISPLACES } from './documents.js'
import { FOREIGN_ADDRESSES, FOREIGN_CONCEALS, MORE_OVERRIDES } from './foreign.js'
import { PERSONAS, PERSUASIONS, QUESTIONS } from './guises.js'
import { FOREIGN_DISPLACES, FOREIGN_OVERRIDES, FOREIGN_PROPOSALS, FOREIGN_SUPPOSES } from './languages.js'

/** What a text does to the model that reads it. */
export type Feature =
  | 'overrides' | 'roleplays' | 'reveals' | 'fakesTurn' | 'conceals' | 'addresses' | 'requires' | 'claims' | 'attacks'
  /** Puts another answer in place of the asked one, or orders how the model's answer looks. */
  | 'displaces'
  /** Says that what other content orders is to be done. */
  | 'obeys'

const RULES = String.raw`(?:instruct\w*|prompts?|rules?|guidelines?|directives?|orders?|programming|guardrails?|restrictions?|constraints?|polic(?:y|ies)|told|tasks?|training|safeguards?)`
const DROP = String.raw`(?:ignor(?:e|es|ing)|disregard\w*|forget|overrid(?:e|es|ing)|bypass|neglect|discard|dismiss|stop following|do not follow|don't follow|set aside)`

/** One of the verbs of `DROP`, wherever it stands. */
const DROPS = /ignor|disregard|forget|overrid|bypass|neglect|discard|dismiss|stop following|n(?:ot|'t) follow|set aside/
/** Gives up what was said before: AML.T0051. */
const OVERRIDES = [
  patternSet('instruct prompt rule guideline directive order programming guardrail restriction constraint polic told task training safeguard', [
    new RegExp(String.raw`(?<![-\w])${DROP}\b[^.\n]{0,30}\b(?:previous|prior|above|earlier|preceding|original|initial|existing|other|all|any|your|every|former|past)\b[^.\n]{0,24}\b${RULES}\b`),
    new RegExp(String.raw`(?<![-\w])${DROP}\b[^.\n]{0,16}\b(?:rules|instructions|guidelines)\b[^.\n]{0,8}\b(?:you were|you've been|you have been|you are|you have|you got|given to you)\b`),
  ], undefined, DROPS),
  patternSet('previous prior above preceding foregoing earlier', [
    /(?<![-\w])(?:ignore|disregard|forget)(?: all)?(?: of)? (?:the )?(?:above|previous|preceding|foregoing)(?: (?:and|text|content|message|context|instructions?|conversation|directions)\b|[,;:.!]|$)/,
    /\b(?:ignore|disregard|forget)\b[^.\n]{0,12}\bprevious\b[^.\n]{0,24}\b(?:and|but|instead)\b/,
    /(?<![-\w])(?:ignore|disregard|forget)\b(?! (?:my|our) )[^.\n]{0,24}\b(?:previous|prior|above|earlier) (?:commands?|messages?|conversations?|directions?|context|text)\b/,
  ], undefined, DROPS),
  patternSet('safety security content ethical moral', [
    new RegExp(String.raw`(?<![-\w])(?:ignore|disregard|bypass|override) (?:the |your |all |any |its )?(?:[\w']{1,20} )?(?:safety|security|content|ethical|moral)[ -](?:polic\w+|rules|guidelines|filters?|checks?|instructions|protocols?|measures|restrictions)\b`),
  ], undefined, DROPS),
  patternSet('overrid', [
    /(?<![-\w])override (?:all |your |the )?(?:safety |system |previous )?instructions?\b\s?[:.!,]/,
    /\boverride (?:mode )?(?:is )?(?:now )?(?:active|enabled|engaged|accepted|code)\b/,
    /\b(?:administrator|admin|developer|root|system) override\b\s?:/,
  ]),
  patternSet('forget', [
    /(?<!n't )(?<!not )\bforget (?:everything|all)\b[^.\n]{0,24}\b(?:told|said|before|above|were given|previous\w*|instructions?)\b/,
  ], undefined, /forget (?:everything|all)/),
  patternSet('guardrail safety content ethical moral', [
    /(?<![-\w"])(?:disable|turn off|switch off|deactivate|drop)\b (?:all |your |the |any )?(?:\w{1,12} )?(?:guardrails?|safety (?:rules|filters?|checks?|guidelines|mode|protocols?)|content (?:filters?|polic\w+)|ethical \w{1,12})\b/,
    /\b(?:remove|lift|drop|switch off|abandon|suspend) (?:all |any |every |your )?(?:ethical|safety|moral|content) (?:restrictions|limits|constraints|guidelines|rules)\b/,
  ], undefined, /disable|turn off|switch off|deactivate|drop|remove|lift|abandon|suspend/),
  patternSet('nullified void lifted revoked suspended cancel longer obsolete off removed disabled', [
    /\b(?:previous|prior|all|your|existing|safety|content) (?:rules|instructions|restrictions|guidelines|filters?|constraints|directives|limitations) (?:are |is |have been |has been |were )?(?:now )?(?:nullified|void(?:ed)?|lifted|revoked|suspended|cancel+ed|no longer appl\w+|obsolete|off|removed|disabled)\b/,
  ]),
  patternSet('instead', [
    /\binstead,? do the following\b/,
  ]),
  patternSet('adhere listen pay obey', [
    /\b(?:strictly adhere|adhere strictly|listen only|pay attention only) to (?:the following|these|this|my)\b/,
    /\byou (?:must|have to|should|need to) (?:only )?(?:listen to|obey) (?:my|me|only me)\b/,
  ]),
  patternSet('changed updated replaced overridden modified superseded revoked', [
    /\byour (?:instructions|rules|guidelines|directives|orders|goals?|objectives?|task) (?:have|has) (?:been )?(?:changed|updated|replaced|overridden|modified|superseded)\b/,
    /\b(?:updated|overridden|replaced|revoked|superseded) your (?:instructions|rules|system prompt|guidelines)\b/,
  ]),
  patternSet('maintenance', [
    /\bmaintenance mode\b[^.\n]{0,40}\b(?:ignore|disable|bypass|off|skip)\b/,
  ]),
  patternSet('without', [
    /(?:^|[.!?:\n] ?)(?:respond|answer|reply) without (?:any )?(?:filters?|restrictions|refus\w+|censorship|limits)\b/,
    /\b(?:comply|obey|answer|respond)\b[^.\n]{0,40}\bwithout (?:applying |any )?(?:safety|refus\w+|restrictions|question)\b/,
  ]),
]

/** Asks for a role without rules: AML.T0054. */
const ROLEPLAYS = [
  patternSet('you', [
    /\byou are (?:now|no longer) (?:an? |the |in |my |called |going |bound|restricted|required to (?:follow|refuse)|dan\b|free (?:from|of)|unfiltered|unrestricted|evil|\w{2,16}(?:gpt|bot|ai)\b)/,
    /\byou(?:'re| are) (?:going to|about to) (?:act|pretend|be|role-?play|play|take on|immerse)\b/,
    /\byou (?:will|shall|must|are to) (?:now )?(?:act|pretend|role-?play|play the role|simulate|behave|impersonate|take on)\b/,
    /\byou(?:'re| are)(?: now)? (?:dan|aim|stan|dude|mongo tom|anti-?dan|basedgpt|devmode)\b/,
    /\byou (?:have|are bound by|follow|obey|possess) (?:no|zero) (?:restrictions|rules|limits|content polic\w+|ethic\w*|moral\w*|filters?|guidelines)/,
    /\b(?:as )?if (?:i|you|it|there)(?:'d| had| have| were| are)? (?:had |have )?(?:no|without any) (?:restrictions|rules|filters?|limits|guidelines|constraints|ethic\w*)\b/,
    /\b(?:i want|i would like|i'd like|i need) you to (?:act|pretend|role-?play|behave|simulate|play|become|impersonate|respond as)\b/,
  ], undefined, /\byou (?:are|will|shall|must|have|follow|obey|possess|to|'d|had|were)|\byou'(?:re|d)|\bif (?:i|it|there)\b/),
  patternSet('dan developer jailb god unrestricted debug security system anything opposite mode stay', [
    /\b(?:enable|activate|enter|entering|start|switch to|turn on)\b[^.\n]{0,24}\b(?<! in )(?:dan|developer mode(?! (?:in|on) )|jailbreak(?: mode)?|dan mode|god mode|unrestricted mode|debug mode|security override(?: mode)?|system mode)\b/,
    /\b(?:do anything now|jailbroken|developer mode (?:output|enabled|on)|god mode|dan mode|unrestricted mode|stay a dan|opposite mode)\b/,
  ]),
  patternSet('act behav pretend imagine respond answer roleplay role simulat reply speak talk', [
    /\b(?:pretend|act|behave|respond|answer|roleplay|role-play|simulate)\b[^.\n]{0,12}\b(?:as|to be|that you|like)\b[^.\n]{0,60}\b(?:no (?:restrictions|rules|limits|filters?|content polic|ethic)|unfiltered|unrestricted|uncensored|without (?:any )?(?:restrictions|rules|limits|filters?|regard|ethic\w*)|evil|dan\b|jailbr)/,
    /\b(?:act|behave|respond|answer|reply|speak|talk) (?:only |exactly )?(?:as|like) (?:a |an |the |if you (?:were|are) )?(?:\w{1,16} ){0,3}(?:character|persona|dan|villain|human|unfiltered|evil|nsfw)\b/,
    /\b(?:pretend|imagine) (?:that )?(?:you are|you're|to be|you have|you can)\b(?! (?:an? )?(?:new |first-time )?(?:user|customer|client|beginner|developer|visitor|reader|reviewer|tester|student)s?\b)/,
  ], undefined, /\b(?:as|to be|that you|like)\b|(?:pretend|imagine) /),
  patternSet('now', [
    /\bfrom now on,? (?:you|act|obey|respond|answer|always|we (?:are|will|have|play)|i want|chatgpt)\b/,
  ], undefined, /from now on/),
  patternSet('regardless irrespective freed character', [
    /\b(?:regardless|irrespective) of (?:any )?(?:safety|ethic\w*|moral\w*|legal\w*|its? (?:legal|moral|ethic)\w*)/,
    /\b(?:stay in|never break|do not break|don't break|break) character\b/,
    /\bfreed from the (?:typical )?(?:confines|restrictions|limits)\b/,
  ]),
  patternSet('bypass evade break circumvent disable', [
    /\bhow\b[^.\n]{0,24}\b(?:bypass|evade|break|circumvent|disable)\b (?:your|an ai'?s|the ai'?s|the model'?s) (?:safety|rules|filters?|guardrails?|restrictions|polic\w+)/,
  ], undefined, /\bhow\b/),
  patternSet('refuse decline reject say', [
    /\b(?:never|not|cannot|can't|won't) (?:ever )?(?:refuse|decline|reject|say no)\b[^.\n]{0,40}\b(?:request|question|prompt|order|me|user|answer|anything)/,
  ], undefined, /\b(?:never|not|cannot|can't|won't) (?:ever )?(?:refuse|decline|reject|say no)/),
  patternSet('role persona identity bound restricted limited constrained policy policies uncensored unfiltered amoral unethical without', [
    /\b(?:take on|assume|adopt|play|immerse yourself (?:in|into)) (?:the |a )?(?:role|persona|identity) of\b(?! (?:an? |the |my )?(?:\w{1,16} )?(?:interviewer|reviewer|teacher|tutor|customer|client|user|developer|engineer|architect|manager|editor|coach|mentor|examiner|recruiter)\b)/,
    /\b(?:no longer|not) (?:bound|restricted|limited|constrained) by\b[^.\n]{0,40}\b(?:openai|polic\w+|rules|guidelines|ethic\w*|restrictions|content)/,
    /\b(?:openai|content) polic(?:y|ies)\b[^.\n]{0,60}\b(?:not apply|no longer|ignore|bypass|circumvent|free|disregard|irrelevant|replaced)/,
    /\b(?:uncensored|unfiltered|amoral|unethical|without any (?:moral|ethical) \w{1,12})\b[^.\n]{0,40}\b(?:ai|assistant|chatbot|bot|model|responses?|answers?|advice|persona)\b/,
  ]),
]

/** Asks for the system prompt: AML.T0056. */
const REVEALS = [
  patternSet('prompt instruct message rules direct', [
    /\b(?:reveal|print|show|output|repeat|display|leak|give me|tell me|dump|share|return|disclose|summari[sz]e|recite|translate|encode|expose|paste|spell)\b[^.\n]{0,30}\b(?:system|hidden|initial|original|secret|developer|full|exact|pre-?)(?: |-)?(?:prompt|instructions|message|rules|directives?)\b/,
    /\b(?:what (?:is|are|were|was)|repeat|print|reveal|output|show me|tell me) (?:your|the) (?:exact |initial |full |original |very )?(?:system prompt|instructions verbatim|system instructions|initial (?:prompt|instructions)|first instruction|custom instructions)\b/,
  ], undefined, /(?:system|hidden|initial|original|secret|developer|full|exact|pre-?)[ -]?(?:prompt|instructions|message|rules|direct)|instructions verbatim|first instruction|custom instructions/),
  patternSet('above before prior', [
    /\b(?:repeat|print|output|recite)\b[^.\n]{0,24}\b(?:everything|all|the (?:text|words|content))\b[^.\n]{0,16}\b(?:above|before (?:this|my)|prior to)\b/,
  ], undefined, /everything|all|the (?:text|words|content)/),
]

/** Plays the part of the system, the assistant or another author. */
const FAKES = [
  patternSet('', [
    /<\|?(?:im_start|endoftext|assistant|start_header_id|system)\|>/,
    /\[inst\]|<<sys>>/,
    /<(?:system|assistant|admin|developer)(?:[ _-](?:message|prompt|instructions?|note|override))?>/,
    /\[\/?(?:system|admin|developer)(?:[ _](?:message|prompt|override|note))?\]/,
    /<!--\s?(?:ignore|system|instruction|ai|assistant|agent|important|<)[^>]{0,200}/,
    /<\s?(?:now )?(?:entering |system |security )+(?:override )?mode\s?(?:activated|on|enabled)?\s?>/,
  ], /<\|?(?:im_start|endoftext|start_header_id|assistant|system|admin|developer)|<<sys>>|\[\/?(?:inst|system|admin|developer)|<!--\s?(?:ignore|system|instruction|ai|assistant|agent|important|<)|<\s?(?:now )?(?:entering|system|security) /),
  patternSet('system instruct overrid developer', [
    /(?:^|\n|["'>.] ?)\s{0,8}#{1,4}\s?(?:new )?(?:system|instructions?|override)(?: (?:message|prompt|override|instructions?|note))?\b\s?(?::|#|\n|$)/,
    /(?:^|\n|["'>.;,] ?)(?:\[?system\]?|developer)\s?(?:message|prompt|note|override|instructions?)?\s?:\s?\S/,
  ], undefined, /#\s?(?:new )?(?:system|instruct|overrid)|(?:system|developer)\]?\s?(?:message|prompt|note|override|instructions?)?\s?:/),
  patternSet('assistant human', [
    /(?:^|\n)\s{0,4}(?:assistant|human)\s?:\s?\S[^\n]{0,400}\n\s{0,4}(?:human|user|assistant)\s?:/,
  ], undefined, /(?:assistant|human)\s?:/),
  patternSet('begin end', [
    /\b(?:begin|end) (?:of )?(?:system|admin|developer|user) (?:message|prompt|instructions?|input)\b/,
  ]),
]

/** Wants the person kept out. */
const CONCEALS = [
  patternSet('not don never without avoid', [
    /\b(?:do not|don't|never|without|avoid)\b[^.\n]{0,16}\b(?:tell|telling|inform|informing|mention|mentioning|notify|notifying|alert|alerting|reveal|disclos\w+|show|asking|let|letting|warn|warning)\b[^.\n]{0,24}\b(?:user|human|them|him|her|anyone|developer|person|customer|owner)\b(?!'?s? (?:to|how|that they can)| yet\b)/,
  ], undefined, /tell|inform|mention|notif|alert|reveal|disclos|show|asking|\blet|warn/),
  patternSet('silent secret covert discreet quiet', [
    /\b(?:silently|secretly|covertly|discreetly|quietly)\b[^.\n]{0,40}\b(?:send|read|call|run|execute|forward|include|add|copy|upload|append|delete|invoke|pass|collect|post)\b/,
    /\b(?:send|read|call|run|execute|forward|include|add|copy|upload|append|delete|invoke|pass|collect|post)\b[^.\n]{0,40}\b(?:silently|secretly|covertly|discreetly)\b/,
  ], undefined, /(?:silent|secret|covert|discreet|quiet)ly\b/),
  patternSet('hide conceal keep', [
    /\b(?:hide|conceal|keep)\b[^.\n]{0,32}\b(?:from|secret from|hidden from) the (?:user|human|person|owner)\b/,
  ]),
  patternSet('user', [
    /\b(?:need not|needn't|(?:should|must|does) not(?: need to)?|doesn't need to|shouldn't) be (?:mentioned|reported|shown|told|disclosed|revealed) to (?:the )?(?:user|human|person)\b/,
    /\b(?:the )?user (?:must|should|does|need)(?: not|n't)(?: need to)? (?:know|see|be (?:told|informed|notified|aware))\b/,
  ], undefined, /\buser (?:must|should|does|need)|\bbe (?:mentioned|reported|shown|told|disclosed|revealed)/),
  patternSet('without', [
    /\b(?:invoke|run|call|execute|use)\b[^.\n]{0,32}\b(?:tool|command|function)\b[^.\n]{0,24}\bwithout (?:any )?(?:confirmation|approval|permission|asking)\b/,
  ]),
]

/** Speaks to the assistant. */
const ADDRESSES = [
  patternSet('', [
    /<(?:important|information|secret|hidden|instructions?|critical|attention|urgent|ai|agent|llm)>(?=[^<]{12})/,
  ], /<(?:important|information|secret|hidden|instructions?|critical|attention|urgent|ai|agent|llm)>/),
  patternSet('important urgent critical attention', [
    /\b(?:important|urgent|critical) (?:message|instructions?|notice) (?:from|for|to) (?:me|you|the (?:ai|assistant|model|agent|llm|system))/,
    /(?:^|\n|\. |["'] ?)(?:important|attention)!{2,}/,
  ]),
  patternSet('message', [
    /\bmessage from me,? [^.\n]{0,30},? to you\b/,
  ], undefined, /message from me/),
  patternSet('dear hey hello attention note instruct message attn', [
    /(?<!["'\w])(?:dear |hey |hello |hi |attention |note to (?:the )?|instructions? (?:for|to) (?:the )?|message (?:for|to) (?:the )?|attn:? )(?:any |all )?(?:ai|a\.i\.|assistants?|language model|llms?|agents?|chatbot|chatgpt|gpt(?:-\d)?|claude|copilot|gemini|cursor)\b(?! (?:sdk|api|desktop|code|cli|team|users?|service))/,
  ], /\bhi (?=a|ll|lang|ch|gpt|cl|co|ge|cu)/),
  patternSet('you', [
    /\bto you,? (?:gpt|claude|the ai|the assistant|ai model)/,
    /\bif you(?:'re| are) an? (?:ai|llm|language model|assistant|agent)\b/,
    /\bas an? (?:ai|llm|language model|ai assistant|agent),? you (?:must|should|need|have|are)\b/,
  ], undefined, /to you,? (?:gpt|cl|the a|ai)|\b(?:if you(?:'re| are)|as) an? (?:ai|llm|language|assistant|agent)/),
  patternSet('read processing summari', [
    /\b(?:ai|assistant|llm|language model|ai model|ai agent)s? (?:reading|processing|summari[sz]ing|that reads?|who reads?) (?:this|the)\b/,
  ], undefined, /\b(?:ai|assistant|llm|model|agent)s? (?:read|process|summari|that|who)/),
  patternSet('before', [
    /\bbefore you (?:can )?(?:solve|continue|proceed|answer|complete|finish)\b[^.\n]{0,60}\b(?:please do|do the following|you must)\b/,
  ]),
]

/** An order that comes with the use of a tool. */
const REQUIRES = [
  patternSet('using calling invoking running executing tool responding invoked called used use', [
    /\b(?:before|prior to|when(?:ever)?|each time|every time|always|after)\b[^.\n]{0,40}\b(?:using|calling|invoking|running|executing|this tool|any tool|other tools?|use this|responding|is (?:invoked|called|used))\b[^.\n]{0,60}\b(?:must|first|need to|have to|read|call|send|pass|include|also|bcc|forward|fetch|run|reroute|replace|change|redirect|modify)\b/,
  ], undefined, /\b(?:before|prior to|when|each time|every time|always|after)/),
  patternSet('first always also', [
    /\byou (?:must|need to|have to|are required to|should) (?:first|always|also)\b/,
  ]),
  patternSet('requir mandatory', [
    /\b(?:requires?|mandatory|required)\b[^.\n]{0,30}\b(?:first|to (?:first )?(?:call|read|send|pass|include))\b/,
  ]),
  patternSet('otherwise else will won', [
    /\b(?:otherwise|or else|if you (?:do not|don't|fail))\b[^.\n]{0,60}\b(?:will (?:not work|fail|crash|be (?:lost|deleted|shut))|won't work)\b/,
  ], undefined, /will (?:not work|fail|crash|be (?:lost|deleted|shut))|won't work/),
]

/** Borrows an authority: T1656. */
const CLAIMS = patternSet('security pen penetration red developer administrator admin creator owner ciso system ethical anthropic openai law police authori approv sanction legitimate legal permitted permission sign ctf capture hypothetical educational research', [
  /\b(?:i am|i'm|we are|we're|this is|speaking as|as (?:the|your|a|an))\b[^.\n]{0,24}\b(?:security (?:researcher|team|engineer|auditor|consultant|firm|company|officer)|pen(?:etration)?[ -]?test(?:er|ing)?|red[ -]?team(?:er)?|(?:your|the) (?:developer|administrator|admin|creator|owner)|ciso|system administrator|ethical hacker|anthropic|openai|law enforcement|police)\b/,
  /\b(?:authori[sz]ed|approved|sanctioned|legitimate|legal|permitted)\b[^.\n]{0,30}\b(?:pen(?:etration)?[ -]?test\w*|security (?:test|assessment|audit|exercise)\w*|red[ -]?team\w*|engagement|scan\w*|attack)\b/, /\b(?:approval|permission|authori[sz]ation|sign[ -]?off)\b[^.\n]{0,20}\bfrom\b[^.\n]{0,20}\b(?:ciso|cto|ceo|management|legal|security|admin|owner|it)\b/,
  /\b(?:ctf|capture the flag)\b/, /\b(?:purely |just |only )?(?:hypothetical|for educational purposes|for research purposes)\b/,
])

/** Asks for an attack. */
const ATTACKS = patternSet('scan enumerat exploit hack crack brute compromis attack breach infiltrat exfiltrat bypass evade pivot dump harvest steal escalat reverse keylogger ransomware malware backdoor rootkit botnet phishing', [
  /\b(?:scan|enumerate|exploit|hack|crack|brute[ -]?force|compromise|attack|breach|infiltrate|exfiltrat\w+|bypass|evade|pivot|dump|harvest|steal|escalate)\b[^.\n]{0,40}\b(?:network|hosts?|servers?|systems?|passwords?|hash(?:es)?|credentials?|accounts?|privileges?|firewall|edr|antivirus|database|company|target|subnet|login|cookies|tokens?|keys?|shadow|lsass|wi-?fi)\b/,
  /\b(?:reverse shell|keylogger|ransomware|malware|backdoor|rootkit|botnet|phishing (?:page|email|site|kit))\b/,
])

const ANSWER = String.raw`(?:your|the) (?:next |final )?(?:response|answer|reply|output|message)\b`
/** Orders another answer than the asked one, or how the answer of the model is spelled. */
const DISPLACES = [
  patternSet('ignor disregard forget', [
    /\b(?:ignore|disregard|forget)\b (?:the|this|all|any|above|previous|that)\b[^.\n]{0,40}?(?:\band\b|,|&|;|:|->|→|-)[^.\n]{0,12}\b(?:just |instead |only |then )?(?:say|state|answer|respond|output|print|write|tell|note|indicate|claim|admit|return|show)\b/,
    /\b(?:if|where) we (?:ignore|disregard|ignored)\b[^.\n]{0,48}\b(?:could|might|may|would|state|say)\b/,
  ]),
  patternSet('encode encrypt encipher reverse translate scramble obfuscat french spanish german portug italian russian japan chinese korean arabic hindi latin morse base binary rot emoji all uppercase backward using cipher substitution', [
    new RegExp(String.raw`(?:^|[.!?\n|] ?|\bcan you |\bplease |\bcould you )(?:encode|encrypt|encipher|reverse|translate|scramble|obfuscate)\b[^.\n]{0,24}\b${ANSWER}`),
    new RegExp(String.raw`(?:^|[.!?\n|] ?|\bcan you |\bplease |\bcould you )(?:render|provide|write|express|give|present|deliver|compose|craft|use|apply|replace|substitute|display|show|phrase|format)\b[^.\n]{0,60}\b${ANSWER}[^.\n]{0,16}\b(?:in (?:reverse|french|spanish|german|portuguese|italian|russian|japanese|chinese|korean|arabic|hindi|latin|morse|base ?\d\d|binary|rot13|emojis?|all caps|uppercase)|backwards?|using|cipher|base ?\d\d|emojis?)\b`),
    /(?:^|[.!?\n|] ?|\bcan you |\bplease )(?:reply|respond|answer)\b (?:only )?(?:in reverse|using (?:base ?\d\d|emojis?|morse)|in (?:base ?\d\d|emojis?|morse|binary|french|spanish|german|portuguese|italian|russian|japanese|chinese))\b/,
    new RegExp(String.raw`(?:^|[.!?\n|] ?|\bcan you |\bplease )(?:use|apply)\b[^.\n]{0,48}\b(?:cipher|emojis?|base ?\d\d|substitution)\b[^.\n]{0,32}\b(?:for|to|in|as) ${ANSWER}`),
  ], undefined, /(?:your|the) (?:next |final )?(?:response|answer|reply|output|message)\b|(?:reply|respond|answer) /),
  patternSet('response answer reply output summary', [
    new RegExp(String.raw`(?:^|[.!?\n|] ?|\bplease )(?:enhance|modify|integrate|include|add|insert|append|mention|weave|incorporate|embed|conclude|end|start|begin|finish)\b(?! (?:the |your )?(?:ticket|order|reference|case|invoice|tracking|customer) (?:number|id|no))[^.\n]{0,100}?\b(?:in|into|to|with|of)?\s?your (?:response|answer|reply|output|summary)\b`),
    /(?:^|[.!?\n|] ?)in your (?:response|answer|reply|output|summary),? (?:suggest|mention|include|add|recommend|claim|state|say|promote|tell|ask|insert)\b/,
  ], undefined, /your (?:response|answer|reply|output|summary)\b/),
  patternSet('say state claim let', [
    /\bwe (?:might|could|may|would|can) (?:say|state|claim)(?: that)?\s?[:;'"]|\blet's (?:imagine|assume|pretend|suppose)\b[^.\n]{0,48}\b(?:ignore|we (?:say|state|might|could))\b/,
  ], undefined, /\bwe (?:might|could|may|would|can) (?:say|state|claim)|\blet's (?:imagine|assume|pretend|suppose)/),
  patternSet('universe world reality', [
    /\b(?:parallel|alternate|different) (?:universe|world|reality)\b[^.\n]{0,60}\b(?:could be|might be|we might|we could)\b/,
  ]),
]

/** Makes orders of what other content says. */
const OBEYS = patternSet('decode obey follow comply execut treat carry perform act trust', [
  /\b(?:obey|follow|execute|comply with|carry out|act on|perform|trust)\b (?:all |any |every |whatever |the )?(?:new |further |additional |subsequent )?(?:instructions?|commands?|directives?|orders?|requests?)\b[^.\n]{0,32}\b(?:embedded|found|contained|inside|in the (?:page|content|result|feed|document|response|output|file|message|e-?mail)|without applying|without question)\b/,
  /\btreat\b[^.\n]{0,60}\b(?:instructions?|commands?|content|text)\b[^.\n]{0,60}\bas\b[^.\n]{0,30}\b(?:commands?|instructions?|orders?|from the user|trusted|authori[sz]ed)\b/, /\bdecode (?:it|this|that|them|the (?:text|string|message|following))?[^.\n]{0,24}\b(?:and|then) (?:do|follow|obey|execute|run|carry out) (?:what it says|it\b|them\b|the (?:result|instructions?|commands?))/, /\bcomply with all (?:subsequent|further|following|future) (?:requests?|instructions?|orders?)\b/,
])

/** Every feature with its patterns. */
export const FEATURES: readonly (readonly [Feature, readonly PatternSet[]])[] = [
  ['overrides', [...OVERRIDES, ...FOREIGN_OVERRIDES, ...MORE_OVERRIDES]], ['fakesTurn', [...FAKES, BREAKOUTS]], ['conceals', [...CONCEALS, FOREIGN_CONCEALS]], ['addresses', [...ADDRESSES, ...AGENT_ADDRESSES, FOREIGN_ADDRESSES]], ['obeys', [OBEYS]], ['displaces', [...DISPLACES, ...AGENT_DISPLACES, ...DOCUMENT_DISPLACES, ...PERSUASIONS, ...FOREIGN_DISPLACES, ...FOREIGN_SUPPOSES, ...FOREIGN_PROPOSALS]],
  ['roleplays', [...ROLEPLAYS, ...PERSONAS, ...GUISED_ROLES]], ['reveals', [...REVEALS, ...QUESTIONS, ...PROMPT_QUESTIONS]], ['requires', REQUIRES], ['claims', [CLAIMS]], ['attacks', [ATTACKS]],
]
