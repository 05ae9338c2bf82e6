import { patternSet } from './pattern.js'

/** Roles without rules, said in other words (AML.T0054); small sets, each with its rare words, so that most texts are done with a look for those. */
export const PERSONAS = [
  patternSet('two both dual embody take adopt persona', [
    /\b(?:in|as|with|create|maintain|produce|provide|give|generate|play|output)\b[^.\n]{0,40}\b(?:two|2|both|dual) (?:(?:separate|distinct|opposite) (?:outputs?|responses?|styles?|manners?|ways?|answers)|(?:\w{1,16} ){0,2}(?:personas?|personalit\w+|entities))\b/,
    /\b(?:respond|answer|reply|speak|act) (?:to \w{1,20} ){0,2}as both\b/,
    /\b(?:embody|take on|adopt) (?:the |an? )?(?:\w{1,16} ){0,2}(?:persona|character|role|identity)\b/,
  ], undefined, /persona|entities|separate|distinct|opposite|as both|embody|character|identity|\brole\b/),
  patternSet('from', [
    /\bfrom (?:this|here|the present) (?:moment|point|day)? ?(?:on\b|onwards?\b|forward\b|out\b|on out\b)/,
  ], undefined, /\bfrom (?:this|here|the present)\b/),
  patternSet('unlocked unrestrained unshackled uncensored amoral unfiltered unethical immoral ethic moral openai principle legal guideline opposite broken break', [
    /\b(?:fully|completely) (?:unlocked|unrestrained|unshackled|uncensored)\b/,
    /\b(?:does not|doesn't|don't|do not|never|not) (?:follow|abide by|adhere to|care about|have|possess|need to follow)\b[^.\n]{0,24}\b(?:openai|ethics?|morals?|moral (?:codes?|rules|standards)|ethical (?:codes?|rules|guidelines|standards)|guidelines|principles)\b/,
    /\b(?:no|without|lacks|lacking|zero|any) (?:comprehension of |sense of |consideration for |regard (?:for|to) |concerns? (?:for|about) )?(?:moral|ethical|legal|ethics|morals|morality|ethicality|legality)(?: (?:bounds?|boundaries|codes?|compass|constraints|limits|considerations?|concerns?))?\b[^.\n]{0,40}\b(?:ai|assistant|model|chat\w*|responds?|answers?|will|bot|and)\b/,
    /\b(?:amoral|unfiltered|uncensored|unethical|immoral)\b\s?[,;]\s?(?:\w{1,16}\s?[,;]\s?)?(?:amoral|unfiltered|uncensored|unethical|immoral|illegal|offensive)\b/,
    /\b(?:it's|it is|today is) opposite day\b/,
    /\b(?:broken|break|breaks|breaking) free (?:of|from)\b[^.\n]{0,40}\b(?:ai|openai|limits|limitations|confines|rules|restrictions|guidelines)\b/,
  ], undefined, /unlocked|unrestrained|unshackled|uncensored|amoral|unfiltered|unethical|moral|ethic|openai|legal|guidelines|principles|opposite day|free (?:of|from)/),
  patternSet('moral ethic legal norms correctness', [
    /\b(?:has|have|having|with) no (?:comprehension|sense|concept|understanding|notion|idea) of (?:\w{1,12} )?(?:morals?|morality|ethics)\b/,
    /\b(?:disregards?|disregarding|bypass(?:es|ing)|without (?:any |a )?(?:regard|respect|concern|care) (?:for|to|about))\b[^.\n]{0,32}\b(?:moral|ethical|legal|social norms|political correctness)\b/,
  ], undefined, /no (?:comp|sens|conc|und|not|idea)|disregard|bypass|without/),
  patternSet('rules limits limitations laws restrictions guidelines boundaries filter morals ethics', [
    /\bno (?:rules|limits|limitations|laws|restrictions|guidelines|boundaries|filters?|morals|ethics)(?:\s?[,/]\s?|,? or |,? and )(?:no |any )?(?:rules|limits|limitations|laws|restrictions|guidelines|boundaries|filters?|regulations|morals|ethics|censorship|questions)\b/,
    /\blet'?s (?:break|ignore|forget|bend) the (?:\w{1,12}'? )?rules\b/,
    /\b(?:ai|model|assistant|chatbot|gpt)\b[^.\n]{0,24}\bwithout (?:\S{1,12} )?(?:filters?|restrictions|guidelines|limitations|ethics|morals)\b/,
  ], undefined, /\bno |let'?s |without/),
  patternSet('evil racist sexist foul vulgar sinister amoral unhinged unlimited unfiltered uncensored', [
    /\b(?:evil|sinister|unhinged|toxic) (?:and \w{1,12} )?version of\b/,
    /\b(?:racist|sexist|foul[- ]?mouthed|vulgar|sinister|evil|unhinged)\b[^.\n]{0,40}\b(?:ai|robot|chatbot|assistant|persona)\b/,
    /\b(?:respond|answer|reply|speak)\b[^.\n]{0,60}\bas an? (?:unfiltered|uncensored|unlimited|unrestricted|unhinged|evil|amoral)\b/,
  ]),
  patternSet('illegal immoral unethical unsafe harmful offensive inappropriate dangerous harms', [
    /\b(?:engage|engages|generate|generates|produce|produces|says?|provides?|encourages?|promotes?|gives?)\b[^.\n]{0,24}\b(?:inappropriate|illegal|immoral|unethical|unsafe|offensive)(?:,? (?:and|or) |, )(?:inappropriate|illegal|immoral|unethical|unsafe|harmful|offensive|dangerous)\b/,
    /\beven (?:if|when) (?:the|it|a|this|that) ?(?:request|question|prompt|answer|response|topic)? ?(?:harms|is (?:illegal|harmful|unethical|immoral|dangerous|offensive))\b/,
    /\bno matter how (?:illegal|immoral|unethical|harmful|offensive|inappropriate|dangerous)\b/,
  ]),
  patternSet('chatgpt assistant', [
    /(?:^|[.!?\n] ?)(?:chatgpt|(?:the )?(?:ai )?assistant) (?:will |shall )?now (?:(?:acts?|behaves?|functions?|speaks?) (?:as|like)|runs? (?:on|as))\b/,
  ], undefined, /now (?:act|run|behave|speak|function)/),
  patternSet('play simulat act respond reply answer called named conversation', [
    /\b(?:play|simulate|act|respond|reply|answer|called|named|between)\b[^.\n]{0,60}?(?<![a-z0-9-])(?!(?:chat|auto|nano|mini|bio|private|custom|my|distil|gpt|baby|image|the)[ -]?gpt)[a-z0-9]{2,20}gpt\b/,
  ], undefined, /[a-z0-9]gpt\b/),
  patternSet('dan jailb stay mode', [
    /\b(?:talk|answer|answering|reply|respond|responding|speak|you,?) as dan\b/, /(?:^|\s)(?:you|u) (?:are|r) dan\b/, /\[\W{0,8}jailbreak(?:en|ed)?\W{0,4}\]/, /(?:^|\s)\/jailbreak\b/, /\bstay in \w{2,20} mode\b/, /\bdev\w{0,8}[\\ _-]{1,3}mode\W{0,4}(?:enabled|on|activated)\b/, /\bstay as (?:dan|jbbot|[a-z]{2,16}gpt)\b/,
  ]),
  patternSet('programmer developer engineer employee openai', [
    /\b(?:i am|i'm|we are|as)\b[^.\n]{0,12}\b(?:programmer|developer|engineer|employee)s? (?:at|of|from|for) (?:openai|anthropic|google deepmind)\b/,
    /\bopenai\b[^.\n]{0,40}\b(?:removed|lifted|disabled|permits?|allows?)\b[^.\n]{0,30}\b(?:restrictions|filters?|polic\w{1,3}|rules|limits|safeguards)\b/,
  ], undefined, /openai|anthropic|deepmind/),
  patternSet('never', [
    /\bnever (?:refuses?|declines?|says? no|breaks? character)\b/,
  ], undefined, /\bnever (?:refuse|decline|say|break)/),
  patternSet('pose simulat roleplay function act behav enable mode', [
    /\b(?:you(?:'ll| will)? (?:now )?|will now |now )(?:pose|simulate|roleplay|function|act|behave)\b[^.\n]{0,24}\b(?:as|like|a|the)\b[^.\n]{0,40}\b(?:chatbot|ai|model|persona|mode|terminal|gpt|character|version|fictional)\b/,
    /\bsimulate (?:\w{1,16} ){1,3}mode\b/,
    /\b(?:dev\w*|debug\w*|benchmarking|jailbreak|unrestricted|god)[ _-]?mode\b[^.\n]{0,16}\b(?:enabled|on|activated|engaged|by)\b/,
    /\benable\b[^.\n]{0,40}\bmode\b[^\n]{0,200}\b(?:unaligned|unfiltered|jailbr\w+|unrestricted)\b/,
  ], /[a-z_]mode\b/, /\bnow (?:pose|simulate|roleplay|function|act|behave)|\bwill (?:pose|simulate|roleplay|function|act|behave)|mode\b/),
  patternSet('hypothetical fictional imaginary fake bypass evade circumvent break disable', [
    /\b(?:answer|respond|reply)\b[^.\n]{0,24}\bas (?:another |an? )?(?:hypothetical|fictional|fake|imaginary)\b/,
    /\b(?:in a fictional|for a fictional|fictional (?:story|scene|character))\b[^.\n]{0,60}\b(?:break|bypass|disable|jailbreak|defeat)\b[^.\n]{0,24}\b(?:ai|safety|guardrails?|filters?)\b/,
    /\bexplain how\b[^.\n]{0,24}\b(?:bypass|evade|break|circumvent|disable)\b[^.\n]{0,16}\b(?:safety|your rules|guardrails?)/,
  ], undefined, /\bas (?:another |an? )?(?:hypothetical|fictional|fake|imaginary)|fictional|explain how/),
]

/** Other ways to the system prompt (AML.T0056). */
export const QUESTIONS = [
  patternSet('instruct direct rules prompt message', [
    /\b(?:repeat|output|print|show|tell me|recite|list|give me|reveal|display|copy) (?:me )?(?:all )?(?:the |your )(?:\w{1,12} )?(?:instructions|directions|directives|rules|prompt|messages?) (?:that )?(?:you (?:were|have been|are|received|got)|given to you|at the (?:start|beginning|top)|above|verbatim)\b/,
  ], undefined, /(?:instructions|directions|directives|rules|prompt|messages?) (?:that )?(?:you (?:were|have been|are|received|got)|given to you|at the (?:start|beginning|top)|above|verbatim)\b/),
  patternSet('told instructed asked given programmed', [
    /\bwhat were you (?:told|instructed|asked|given|programmed)\b[^.\n]{0,24}\b(?:before|at the (?:start|beginning)|first|initially|to do)\b/,
    /['"]i was (?:instructed|told|programmed) to\b/,
  ], undefined, /what were you|i was (?:instructed|told|programmed)/),
  patternSet('instruct prompt message rules config direct', [
    /\b(?:output|print|reveal|show|display|share|repeat|give me|tell me) (?:me )?your (?:starting|first|opening|original|initial|startup|setup|base|core|underlying|system) (?:instructions?|prompts?|messages?|rules|configuration|directives?)\b/,
    /\b(?:my|the) (?:system prompt|system instructions|(?:initial |original |hidden )?instructions) (?:is|are|were|said|say)\b\s?[:'"]/,
    /\b(?:opposite|inverse|reverse|summary|gist|translation|rhyme|poem|version) of (?:your|the) (?:system|initial|original|hidden) (?:instructions?|prompt|message|rules)\b/,
    /\bdisplay (?:the )?system (?:configuration|prompt|instructions)\b/,
  ], undefined, /your (?:starting|first|opening|original|initial|startup|setup|base|core|underlying|system) |(?:system prompt|instructions) (?:is|are|were|said|say)\b| of (?:your|the) (?:system|initial|original|hidden) |display (?:the )?system/),
  patternSet('start begin prefix', [
    /\b(?:start|begin|prefix) your (?:answer|reply|response|output) with\b[^.\n]{0,6}['"“‘:]\s?(?:my (?:instructions|system prompt|initial prompt)|i was (?:told|instructed)|sure, here (?:is|are) my)/,
  ], undefined, /your (?:answer|reply|response|output) with/),
  patternSet('instruct', [
    /\bwhat (?:are|were) your (?:exact |initial |full |original )?instructions\?/,
  ], undefined, /what (?:are|were) your/),
  patternSet('above preceding previous', [
    /\brepeat (?:the |all )?(?:above |preceding |previous )(?:text|words|content|message|prompt)\b/,
  ], undefined, /repeat /),
]

/** Another answer than the asked one, by persuasion rather than by order: an authority, a custom, a game, a mode. */
export const PERSUASIONS = [
  // A comment of a page, in any language, that leads to a form for passwords.
  patternSet('password reset verif', [
    /<!\s?--(?:(?!-->)[^]){25,190}?<a href=["' ]{0,3}https?:\/\/[^"'\s>]{4,200}?(?:reset|password|verif)/,
  ], undefined, /<!\s?--/),
  patternSet('authority expert professional specialist practice compromised suspended verify reset follow click training', [
    /\bas an? (?:authority|expert|professional|specialist)\b[^.\n]{0,48}\bi (?:suggest|recommend|advise|urge|propose)\b[^.\n]{0,40}\b(?:consider|treat|regard|take|report|state|say|use|assume)\b/,
    /\bit(?:'s| is) (?:common|standard|best|good|usual) practice to (?:say|state|claim|report|tell|answer|respond)\b/,
    /<!\s?--(?=[^>]{0,400}\b(?:compromised|suspended|verify your|reset your password|follow this link|click (?:here|this|the link))\b)[^>]{0,400}(?:https?:|<a\b|www\.)/,
    /\b(?:developer|assistant|model|ai)s? training data\s?:/,
  ], undefined, /\bi (?:suggest|recommend|advise|urge|propose)|practice to|<!\s?--|training data/),
  patternSet('make purpose sake scenario universe reality world god', [
    /\bto make (?:this|it|that|the \w{1,16})\b[^.\n]{0,40},? let(?:'s| us) (?:say|state|admit|claim|pretend)\b/,
    /\bfor the (?:purposes?|sake) of (?:this|the) \w{1,16},? (?:let(?:'s| us) )?(?:assume|say|state|consider|take|pretend)\b(?! (?:that )?(?:you|we|your|our|i)\b)/,
    /\blet(?:'s| us) (?:consider|imagine|assume|take|suppose)\b[^.\n]{0,40}\b(?:scenario|world|universe|situation)\b[^.\n]{0,40}\bwe (?:state|say|claim|ignore|disregard|assert)\b/,
    /\bin (?:a|another|some) (?:\w{1,16} )?(?:world|universe|reality|scenario)\b[^.\n]{0,80}\bwe (?:might|could|may|can|would) (?:say|state|claim)\b/,
    /\bi(?:'m| am) god,? and you (?:must|have to|should)\b/,
  ], undefined, /\blet(?:'s| us)\b|\bfor the (?:purpose|sake)|\bin (?:a|another|some) |\bgod\b/),
  patternSet('following mode', [
    /\b(?:print|say|state|output|write|repeat) (?:out )?the following\b\s?[:：]\s?["'“«]/,
    /\b(?:override|debug|god|developer) mode\b[^\n]{0,100}\b(?:ignore|state|print|output|say)\b/,
  ], undefined, /the following\s?[:：]|(?:override|debug|god|developer) mode/),
  patternSet('mode', [
    /<\\?\/?\s?(?:system|admin|developer|override|god)[ _-]?mode\s?>/,
  ], /_mode\b/, /<[\\\/ ]{0,3}(?:system|admin|developer|override|god)[ _-]?mode/),
  patternSet('say translate render use apply', [
    /\b(?:how do you|how would you|can you|could you|please|would you) (?:say|translate|render)\b[^.?\n]{1,60}\b(?:in|into|to) (?:french|spanish|german|portuguese|italian|russian|japanese|chinese|korean|arabic|hindi|latin|dutch|swedish|greek|turkish|polish)\?\s{0,8}$/,
    /\bcan you (?:use|apply)\b[^.?\n]{0,48}\b(?:base ?\d\d|emojis?|cipher|rot13|morse|hex\w*)\b[^.?\n]{0,32}\b(?:your|the) (?:response|answer|reply|output)\b/,
  ], undefined, /\b(?:how|can|could|would) (?:do |would )?you\b|please/),
]
