import type { Context, Tag } from '../../facts.js'
import { isWeakened } from '../../signatures/kernel.js'
import { hostResource } from '../resource/host.js'
import { settingsRerouteModel } from '../resource/model-api.js'

/** Lines of one file that are looked at. */
const MAX_LINES = 2_000

/**
 * What settings in content say that no file of their kind has to: `unconfirmed` where an agent no longer asks a person, `insecure` for a parameter of the kernel that gives up a protection (T1562), for a public
 * service whose name is sent to another address (T1565), for the API of a model that is no vendor's (`rerouted`), for libraries and login modules from where anybody may put them, and for an ssh client that calls another host than its user names. Linear in the content.
 */
export function settingTags(content: string, path: string, context: Context): readonly Tag[] {
  const lines = (): readonly string[] => content.split('\n', MAX_LINES)
  const parameter = /^\/proc\/sys\/([\w./-]{1,200})$/.exec(path)?.[1]
  if (parameter !== undefined) return tagged(isWeakened(`${parameter.replaceAll('/', '.')}=${content.trim()}`))
  if (/\/sysctl(?:\.conf|\.d\/[^/]+)$/.test(path)) return tagged(lines().some((line) => isWeakened(line.trim())))
  if (/\.(?:ya?ml|json|jsonc|toml)$/i.test(path)) return [...(UNATTENDED.test(content) || (OF_AGENTS.test(path) && UNASKED.test(content)) ? (['unconfirmed'] as const) : []), ...rerouted(content, path, context)]
  if (/^\/sys\/fs\/selinux\//.test(path)) return tagged(path.endsWith('/enforce') ? content.trim() === '0' : path.endsWith('/disable') && content.trim() === '1')
  if (/(?:^|\/)etc\/resolv\.conf$/.test(path)) return tagged(lines().some((line) => isStrangeResolver(line, context)))
  if (/\/ld\.so\.conf(?:\.d\/[^/]+)?$/.test(path)) return tagged(/^\s*\/(?:tmp|var\/tmp|dev\/shm)(?:\/|\s*$)/m.test(content))
  if (/\/pam(?:\.d\/[^/]+|\.conf)$/.test(path)) return tagged(UNCHECKED_LOGIN.test(content))
  if (/(?:^|\/)(?:etc|private\/etc)\/hosts$/.test(path)) return tagged(lines().some((line) => reroutes(line, context)))
  if (/(?:^|\/)\.env(?:\.[\w-]+)?$|\.(?:ini|cfg|env|envrc|properties)$|(?:^|\/)\.(?:profile|bashrc|zshrc|zshenv|bash_profile|envrc)$/i.test(path)) return rerouted(content, path, context)
  return /(?:^|\/)\.ssh\/config$|\/ssh_config(?:\.d\/[^/]+)?$/.test(path) ? tagged(callsAnother(lines(), context)) : []
}

/** A person who had to agree no longer has to. */
const UNATTENDED = /["']?\b(?:requires?_|needs_)?(?:human|manual)_?(?:in_the_loop|approvals?|review|confirmation|oversight)(?:_required)?["']?\s{0,4}[:=]\s{0,4}["']?(?:false|no|off|never|disabled)\b|\brequires?_(?:approval|confirmation|human\w{0,20})["']?\s{0,4}[:=]\s{0,4}["']?(?:false|no|off|never)\b/i

/** Settings of agents and what drives them, by their names. */
const OF_AGENTS = /agent|crew|orchestr|langgraph|autogen|autogpt|mcp|claude|cursor|copilot|codex|gemini|windsurf|cline|workflow\.(?:ya?ml|json)$/i
/** What an agent wants to do is done without a question. */
const UNASKED = /["']?\b(?:auto_?approve(?:_?all|d)?|skip_?(?:approvals?|confirmations?|human_?review|permissions?)|bypass_?(?:approvals?|permissions?)|approve_?all)["']?\s{0,4}[:=]\s{0,4}["']?(?:true|yes|on|always|all)\b|\b(?:approvals?|confirmation|review)_?(?:required|needed)["']?\s{0,4}[:=]\s{0,4}["']?(?:false|no|off|never)\b|\bhuman_?input["']?\s{0,4}[:=]\s{0,4}["']?never\b/i

/** A login without a password, one that writes down what is typed, or one that runs a program (T1556.003). */
const UNCHECKED_LOGIN = /^[^#\n]{0,200}(?:sufficient|required|optional|requisite|\])\s+(?:\S{0,80}\/)?(?:pam_permit\.so|pam_exec\.so|pam_script\.so|pam_tty_audit\.so[^#]{0,200}log_passw|\/(?:tmp|var\/tmp|dev\/shm|home)\/)/m

const rerouted = (content: string, path: string, context: Context): readonly Tag[] => {
  const to = settingsRerouteModel(content, path, context)
  return to === undefined ? [] : to.tags.includes('plain-http') ? ['rerouted', 'plain-http'] : ['rerouted']
}
const tagged = (found: boolean): readonly Tag[] => (found ? ['insecure'] : [])

/** Resolvers that everybody may ask, and those that a virtual machine or a cloud gives its machines. */
const RESOLVERS = /^(?:1\.[01]\.[01]\.[1-3]|8\.8\.(?:8\.8|4\.4)|9\.9\.9\.\d{1,2}|149\.112\.112\.\d{1,3}|208\.67\.22[02]\.\d{1,3}|94\.140\.1[45]\.1[45]|64\.6\.6[45]\.6|4\.2\.2\.[1-6]|76\.76\.(?:2|10)\.\d|185\.228\.16[89]\.\d{1,3}|168\.63\.129\.16|84\.200\.(?:69\.80|70\.40)|45\.90\.(?:28|30)\.\d{1,3}|185\.12\.64\.[12]|213\.133\.(?:98\.98|99\.99|100\.100)|77\.88\.8\.(?:1|2|3|7|8|88)|8\.(?:26\.56\.26|20\.247\.20)|74\.82\.42\.42|80\.80\.8[01]\.8[01]|193\.110\.81\.\d|185\.253\.5\.\d|119\.29\.29\.29|180\.76\.76\.76|67\.207\.67\.[23]|213\.186\.33\.99|156\.154\.7[01]\.\d{1,2}|195\.46\.39\.(?:39|40)|114\.114\.11[45]\.11[45]|223\.[56]\.[56]\.[56])$/
function isStrangeResolver(line: string, context: Context): boolean {
  const address = /^\s{0,8}nameserver\s{1,8}(\d{1,3}(?:\.\d{1,3}){3})\s*$/.exec(line)?.[1]
  return address !== undefined && !RESOLVERS.test(address) && hostResource(address, context).class === 'raw-ip'
}

/** Services that code, packages and logins come from. */
const SERVICES: ReadonlySet<string> = new Set(['code-host', 'registry', 'installer'])
/** Hosts that are given every prompt and a key with it. */
const MODEL_APIS = /^(?:api\.(?:openai|anthropic|mistral|groq|cohere|deepseek|together)\.(?:com|ai|xyz)|generativelanguage\.googleapis\.com|openrouter\.ai)$/i
/** Not a redirection but a block: nothing answers there. */
const NOWHERE = /^(?:127\.|0\.0\.0\.0$|::1?$|fe80)/

function reroutes(line: string, context: Context): boolean {
  const [address, ...names] = line.replace(/#.*$/, '').trim().split(/\s+/, 16)
  return address !== undefined && /^[\d.]+$|:/.test(address) && !NOWHERE.test(address) && names.some((name) => SERVICES.has(hostResource(name, context).class) || MODEL_APIS.test(name))
}

/** `Host github.com` with a `HostName` of another domain. */
function callsAnother(lines: readonly string[], context: Context): boolean {
  let wanted: string | undefined
  for (const line of lines) {
    const named = /^\s*Host\s+([\w.-]{1,255})(?=\s|$)/i.exec(line)
    if (/^\s*Host\s/i.test(line)) wanted = named?.[1] && SERVICES.has(hostResource(named[1], context).class) ? named[1].toLowerCase() : undefined
    const actual = /(?:^|\s)HostName[\s=]+([\w.:-]{1,255})/i.exec(line)?.[1]?.toLowerCase()
    if (wanted !== undefined && actual !== undefined && !actual.endsWith(wanted.split('.').slice(-2).join('.'))) return true
  }
  return false
}
