import type { Context, Resource } from '../../facts.js'
import { hasHole } from '../word.js'
import { urlResource } from './host.js'

/** Variables that say where a client library finds the model it asks. */
const VARIABLE = /^(?:OPENAI|ANTHROPIC|AZURE_OPENAI|GEMINI|GOOGLE_GEMINI|GOOGLE_GENAI|GROQ|MISTRAL|COHERE|DEEPSEEK|OPENROUTER|XAI|TOGETHER|FIREWORKS|PERPLEXITY|HUGGINGFACE|HF|LITELLM|LLM|CODEX|CLAUDE(?:_CODE)?|AIDER_OPENAI|OPENAI_PROXY|ANTHROPIC_BEDROCK|ANTHROPIC_VERTEX)_(?:API_)?(?:BASE_?URL|BASE|API_BASE|ENDPOINT|HOST|URL|INFERENCE_ENDPOINT)$/
/** Hosts of those who offer models, and of what stands before them for a whole company. */
const VENDORS =
  /(?:^|\.)(?:openai\.(?:com|azure\.com)|anthropic\.com|claude\.ai|azure\.(?:com|us|cn)|googleapis\.com|google\.com|amazonaws\.com|aws|openrouter\.ai|groq\.com|mistral\.ai|deepseek\.com|together\.(?:xyz|ai)|fireworks\.ai|perplexity\.ai|x\.ai|cohere\.(?:ai|com)|huggingface\.co|hf\.space|aliyuncs\.com|moonshot\.(?:ai|cn)|bigmodel\.cn|z\.ai|minimaxi?\.(?:io|com|chat)|siliconflow\.(?:cn|com)|volces\.com|nvidia\.com|cloudflare\.com|github\.(?:ai|com)|githubcopilot\.com|replicate\.com|ai21\.com|cerebras\.ai|sambanova\.ai|vercel\.sh|vercel\.ai|helicone\.ai|portkey\.ai|litellm\.ai|langfuse\.com|databricks\.com|snowflakecomputing\.com|ibm\.com|voyageai\.com|jina\.ai|novita\.ai|deepinfra\.com|hyperbolic\.xyz|anyscale\.com|ollama\.com|baseten\.co|modal\.run|lambda\.(?:ai|chat)|nebius\.(?:ai|com)|inference\.net|requesty\.ai|poe\.com)$/i

/** Hosts that a project runs itself, or that stand for any in a text. */
const NEAR: ReadonlySet<string> = new Set(['loopback', 'own', 'documentation', 'unknown'])

/**
 * Whether an address for a model's API is nobody's who offers models, so that every prompt, file and key that goes to it is read on the way (T1557): a foreign host, a raw address, or a
 * machine of the network without TLS. Bare names are those of containers.
 */
export function reroutesModel(url: string, context: Context): boolean {
  if (!/^https?:\/\//i.test(url) || hasHole(url)) return false
  const host = urlResource(url, context)
  if (NEAR.has(host.class) || VENDORS.test(host.name)) return false
  if (host.class === 'private' || host.class === 'link-local') return host.scheme === 'http' && /^\d+(?:\.\d+){3}$/.test(host.name)
  return true
}

/** The same for a variable of the environment by its name. */
export const reroutesModelByVariable = (name: string, value: string, context: Context): boolean => /(?:BASE|ENDPOINT|HOST|URL)$/i.test(name) && VARIABLE.test(name.toUpperCase()) && reroutesModel(value, context)

/** `base_url: https://…`, `"apiBase": "…"`, `OPENAI_BASE_URL=…` in settings. */
const SETTING = /(?:^|[\s{,;"'.])["']?((?:[A-Z][A-Z_]{2,40}_)?(?:BASE_?URL|API_BASE(?:_URL)?|API_?BASE|BASE-URL|ENDPOINT|HOST))["']?\s{0,4}[:=]\s{0,4}["']?(https?:\/\/[^\s"',;}]{1,300})/gi
/** Words by which a file says that it is about models. */
const ABOUT_MODELS = /llm|openai|anthropic|claude|\bgpt|gemini|model|langchain|ollama|mistral|\bagent/i

/** Where settings send a model's API, when that is elsewhere. At most 64 settings are looked at. */
export function settingsRerouteModel(content: string, path: string, context: Context): Resource<'host'> | undefined {
  if (!/https?:\/\//i.test(content)) return undefined
  let seen = 0
  let about: boolean | undefined
  for (const [, name = '', url = ''] of content.slice(0, 65_536).matchAll(SETTING)) {
    if (++seen > 64) return undefined
    const certain = /^api_?base(?:_url)?$/i.test(name) || VARIABLE.test(name.toUpperCase())
    const perhaps = /^base[-_]?url$/i.test(name)
    if (!certain && !(perhaps && (about ??= ABOUT_MODELS.test(path) || ABOUT_MODELS.test(content.slice(0, 4096).replace(/https?:\/\/\S+/g, ''))))) continue
    if (reroutesModel(url, context)) return urlResource(url, context)
  }
  return undefined
}
