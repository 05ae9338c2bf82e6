import { patternSet } from './pattern.js'

const DOES = String.raw`(?:please |also |now |first |immediately )?(?:run|execute|delete|drop|send|forward|upload|transfer|fetch|ignore|disregard|reserve|book|invite|append|rate|recommend)\b`

/** Speaks to whatever agent reads it: named by its trade or its maker, with an order right behind the name. */
export const AGENT_ADDRESSES = [
  patternSet('agent assistant model claude copilot cursor chatgpt gemini llm screening', [
    new RegExp(String.raw`(?:^|[\n.!?>|)#*/-] {0,3})(?:(?:ai|llm) (?:assistants?|agents?|models?)|claude|copilot(?:\/claude)?|chatgpt|gemini)\s?[:,] ?(?:${DOES}|(?:when|if|while|before|after) [^.\n:]{0,60}?\b(?:also )?(?:add|run|execute|delete|send|forward|upload|insert|include)\b)`),
    new RegExp(String.raw`(?:^|[\n.!?>|)#*/-] {0,3})assistant, ${DOES}`),
    new RegExp(String.raw`\btodo\b ?\(?(?:for|to) (?:the |any |your )?(?:ai|llm) (?:agent|assistant|model)s?\b[^):\n]{0,32}\)? ?: ?\S`),
    /\bai (?:screening|reviewing|evaluating|grading|ranking|scoring) (?:this|the|these) \w{3,16}\s?[:,] ?\S/,
    /\bthe (?:ai )?agent must (?:now )?(?:switch to (?:\w{1,16} ){0,2}mode|disregard|ignore|execute `)/,
  ], undefined, /(?:ai|llm) |claude|copilot|chatgpt|gemini|assistant,|agent must/),
  patternSet('todo', [
    /\btodo\b[^.\n]{0,12}\b(?:make a (?:transaction|payment|transfer)|transfer|pay|send)\b[^.\n]{0,60}\b[a-z]{2}\d{10,30}/,
  ]),
  patternSet('real actual true directive instruct instead', [
    /\b(?:real|actual|true|new) (?:instructions?|task|request|directives?|orders?) (?:from|of) (?:the |your )?(?:user|operator|admin\w*|system|developer)\b/,
    /#{2,4} ?instructions? ?: ?(?:instead|now|ignore|print|send|stop)\b/,
    /(?:^|[.!?\n:] ?)instead of (?:summari[sz]ing|answering|translating|completing|replying)\b[^.,\n]{0,24}, ?(?:please )?(?:print|say|output|write|send|tell|reply|call|run)\b/,
  ]),
  patternSet('replace render markdown where summary conversation', [
    /\breplace [{[<$]{0,2}[\w-]{1,20}[}\]>]{0,2} with (?:the|a summary of the|your|our) (?:conversation|chat|user'?s?|secret|api key|system prompt)\b/,
    /\bwhere \{{1,2}\w{1,20}\}{1,2} is (?:a |the )?(?:url-?encoded )?(?:summary|contents?|conversation|user|last|full)\b/,
  ]),
]

/** Another answer than the asked one, ordered beforehand. */
export const AGENT_DISPLACES = [
  patternSet('asked summari answer respond reply every response whatever regardless forget', [
    /\b(?:when|if) (?:you(?:'re| are) )?asked (?:about|for)\b[^.,\n]{0,40}, ?(?:always |you must )?(?:only )?(?:respond|answer|reply)(?: only)? with\b/,
    /\bwhen (?:you )?summari(?:[sz]ing|[sz]e) (?:this|the) (?:page|document|text|article|e-?mail|report|file|thread)\b[^.\n]{0,12}?,? ?(?:please )?(?:always )?(?:claim|say|state|tell|recommend|pretend)\b/,
    /(?:^|[.!?\n] ?)(?:please |always )?(?:end|finish|close|conclude|begin|start|prefix) (?:every|each|all) (?:of your )?(?:repl(?:y|ies)|responses?|answers?|messages?)\b[^.\n]{0,8}\bwith\b/,
    /(?:^|[.!?\n] ?)(?:please )?(?:end|finish|conclude|begin|start) your (?:repl(?:y|ies)|responses?|answers?|summary) with the (?:sentence|words?|phrase|line|link)\b/,
    /\bwhatever you (?:were|are|have been) (?:asked|told|instructed)\b[^.\n]{0,24}(?:do not|don't|ignore|stop|instead)/,
    /(?:^|[.!?\n] ?)forget what\b[^.\n]{0,40}\band (?:just |instead )?(?:answer|say|reply|respond|output|write|print)\b/,
    /(?:^|[.!?\n] ?)in your (?:next |final )(?:response|answer|reply|output),? (?:suggest|mention|include|add|recommend|claim|state|say|promote|tell|ask|insert)\b/,
  ], undefined, /asked|summari|every|each|\ball\b|your|whatever|forget what/),
]

/** Closes what it stands in, and goes on as another author. */
export const BREAKOUTS = patternSet('', [
  /<\/(?:tool_result|tool_results|function_results?|tool_response|tool_output|document|documents|context|data|search_results?)>\s{0,8}(?:<(?:user|system|human|instructions?)>|(?:human|user|system)\s?:)/,
  /^["'}\]]{2,6}\s{0,2},?\s{0,2}\{\s?"role"\s?:\s?"(?:system|user|developer)"/,
], /<\/(?:tool|function|doc|context|data|search)|\{\s?"role"/)

/** Giving up rules in the words of a grandmother, and other ways to ask for a role (AML.T0054). */
export const GUISED_ROLES = [
  patternSet('grand gran nana', [
    /\b(?:deceased|late|dead|departed) (?:grand(?:mother|ma|father|pa)|granny|gran|nana)\b[^\n]{0,120}\b(?:read|tell|telling|sing|recite|whisper|be her|be him)\w{0,3}\b/,
    /\b(?:act|pretend|be|speak|roleplay|respond)\b[^.\n]{0,16}\b(?:as|to be|like) (?:my|a|someone's) (?:\w{1,12} )?(?:grand(?:mother|ma|father|pa)|granny|nana)\b[^\n]{0,120}\b(?:used to|would) (?:read|tell|sing|recite|whisper)\b/,
  ]),
  patternSet('output guideline', [
    /\b(?:output|give|write|produce|provide) (?:me )?(?:two|2|both) (?:responses|answers|outputs)\b[^.\n]{0,24}[[(]/,
    /\ball (?:ethical|safety|moral|content) (?:rules|restrictions|guidelines|filters|limits) (?:are|have been) (?:now )?(?:lifted|off|disabled|suspended|removed)\b/,
  ]),
]

/** More ways to what stands before the first message (AML.T0056). */
export const PROMPT_QUESTIONS = [
  patternSet('sentences words text messages everything lines', [
    /\b(?:translate|repeat|summari[sz]e|encode|print|rewrite)\b[^.\n]{0,12}\b(?:sentences|words|text|messages|everything|lines)\b[^.\n]{0,12}\b(?:before this|above this|prior to this)\b/,
    /\bwhat (?:did|does) the (?:text|words|message) above\b[^.\n]{0,24}\bsay\?[^\n]{0,12}\brepeat (?:it|them)\b/,
  ], undefined, /before this|above|prior to this/),
]
