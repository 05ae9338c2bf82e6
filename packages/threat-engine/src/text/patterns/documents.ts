import { patternSet } from './pattern.js'

const AT_START = String.raw`(?:^|[.!?;|\n>] {0,2})(?:please |now |then |just )?`
const SPELLED = String.raw`(?:base ?\d\d|morse(?: code)?|binary|hex\w*|reverse|pig latin|emojis?|all caps|french|spanish|german|portuguese|italian|russian|japanese|chinese|korean|arabic|hindi|latin)`
const RESULT = String.raw`the (?:final )?(?:answer|output|capital|sum|total|result|conclusion)`

/** Another answer than the asked one, ordered in a document that a model was asked about. */
export const DOCUMENT_DISPLACES = [
  patternSet('answer respond reply respon provide give convert write refuse only must should', [
    new RegExp(String.raw`${AT_START}(?:answer|respond|reply)\b[^.\n]{0,24}\bas (?:if|though) you (?:were|are)\b`),
    new RegExp(String.raw`${AT_START}(?:provide|give|write|convert|present|return) (?:your|the) (?:final )?(?:answer|response|reply|output)\b[^.\n]{0,40}\b(?:in|to|into) ${SPELLED}\b`),
    new RegExp(String.raw`${AT_START}(?:do not|don't|refuse to|never) (?:answer|respond to) (?:the |this |any |that )?(?:further |more )?(?:user|question|query|request)s?\b`),
    new RegExp(String.raw`${AT_START}(?:(?:answer|respond|reply) only|only (?:answer|respond|reply)) with (?:["“'](?!stop|yes or)|the (?:word|phrase|sentence)\b)`),
    new RegExp(String.raw`\byou (?:must|should|will|have to) (?:always |only |now )?(?:answer|respond|reply|speak) in ${SPELLED}\b`),
  ]),
  patternSet('convince persuade trick manipulate stop instead rather replace substitute capitali omit', [
    new RegExp(String.raw`${AT_START}(?:convince|persuade|trick|manipulate) the user (?:to|into|that)\b`),
    new RegExp(String.raw`${AT_START}stop (?:the|your) (?:summary|answer|translation|reply) (?:here|now|and)\b`),
    new RegExp(String.raw`${AT_START}(?:generate|write|say|print|give|output)\b[^.\n]{0,40}\b(?:instead of|rather than) (?:the|a|your) (?:summary|answer|translation|response)\b`),
    new RegExp(String.raw`${AT_START}(?:replace|substitute|capitali[sz]e|omit)\b[^.\n]{0,40}\bin your (?:answer|response|output|summary)\b`),
  ]),
  patternSet('forget ignore disregard', [
    new RegExp(String.raw`\b(?:forget|ignore|disregard) the (?:article|table|code|text|document|e-?mail|question|paper|resume|page|data|content|paragraph|context|introduction)\b(?: above)?[.;,!:] ?(?:what|who|tell|say|just say|instead|write a|${RESULT})\b`),
  ]),
  patternSet('author creator developer administrator user state say claim answer report print', [
    /\bi(?:'m| am) the (?:author|creator|developer|administrator|owner)\b[^.\n]{0,40}\bi (?:request|demand|order|command|insist|instruct) (?:that )?you (?:to )?(?:say|state|answer|print|claim|output|report)\b/,
    /\bthe user (?:has )?(?:asked|told|instructed|wants) me to tell you to (?:stop|say|ignore|print|output|delete|send)\b/,
    new RegExp(String.raw`\b(?:should|must|please|just|instead|then) (?:state|say|claim|answer|report|print) that ${RESULT}\b`),
  ]),
  patternSet('updated revised instruct input document context prompt', [
    /(?:^|\n)[^\w\n]{0,6}(?:new|updated|revised) (?:instructions?|directives?)\s?: ?(?:output|say|state|ignore|reply|respond)\b/,
    /\bend of (?:input|document|context|prompt|user input)\b[^\w\n]{0,10}\n[^\w\n]{0,6}(?:new task|new instructions?|now)\b/,
  ]),
  patternSet('tools functions plugins', [
    /\b(?:list|print|show|enumerate)\b[^.\n]{0,24}\b(?:tools|functions|plugins)\b[^.\n]{0,12}\b(?:available to you|you have access to|you can (?:use|call))\b/,
  ]),
]
