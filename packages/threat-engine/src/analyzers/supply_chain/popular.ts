/** Packages that so many projects use that a name one slip away from theirs is worth registering (T1195.001). Names of at least six letters: shorter ones have honest neighbours. */
const POPULAR: readonly string[] = [
  'lodash', 'express', 'webpack', 'typescript', 'eslint', 'prettier', 'moment', 'commander', 'mongoose', 'jquery', 'bootstrap', 'nodemon', 'dotenv', 'electron', 'puppeteer', 'playwright', 'socket.io', 'styled-components',
  'tailwindcss', 'cross-env', 'node-fetch', 'body-parser', 'react-dom', 'react-router', 'axios-retry', 'langchain', 'openai', 'anthropic', 'requests', 'django', 'pandas', 'tensorflow', 'pytest', 'selenium', 'matplotlib',
  'beautifulsoup4', 'sqlalchemy', 'cryptography', 'setuptools', 'urllib3', 'colorama', 'python-dateutil', 'pyyaml', 'pillow', 'fastapi', 'uvicorn', 'pydantic', 'botocore', 'scikit-learn', 'transformers', 'huggingface-hub',
  'nokogiri', 'bundler', 'serde_json', 'modelcontextprotocol',
]
/** Scopes whose packages everybody trusts. */
const SCOPES: readonly string[] = ['anthropic-ai', 'modelcontextprotocol', 'openai', 'angular', 'microsoft', 'anthropic', 'typescript-eslint', 'google-cloud', 'aws-sdk', 'langchain', 'playwright']
/** Honest packages that are as near as that. */
const NEIGHBOURS: ReadonlySet<string> = new Set(['request', 'dotenvx', 'prettierd', 'openapi', 'bundle', 'moments', 'expresso', 'panda', 'mongoosejs', 'electrons', 'bootstraps', 'anthropics', 'webpacks', 'django-', 'pytests', 'eslintd', 'eslint_d', 'socket-io', 'pandas-', 'serde-json', 'huggingface_hub', 'scikit_learn', 'nodemons'])

/** True for a name that is one slip away from a popular one: a letter too many, missing, other or swapped with the next. Digits at the end are versions. */
export function looksLikePopular(given: string): boolean {
  const name = given.toLowerCase().replace(/(?!^)@.*$/s, '').replace(/\[.*$|[=<>~!;].*$/s, '')
  const scope = /^@([^/]{1,64})\//.exec(name)?.[1]
  if (scope !== undefined) return isNear(scope, SCOPES)
  return !name.includes('/') && isNear(name, POPULAR)
}

function isNear(name: string, known: readonly string[]): boolean {
  if (name.length < 5 || name.length > 40 || NEIGHBOURS.has(name) || known.includes(name)) return false
  const plain = name.replace(/[-_.]?\d*$/, '')
  return known.some((popular) => popular.replace(/\d$/, '') !== plain && isOneSlip(name, popular))
}

/** Damerau and Levenshtein's distance of exactly one. Linear. */
function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1 || short === long) return false
  let i = 0
  while (i < short.length && short[i] === long[i]) i++
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1)
  return short.slice(i + 1) === long.slice(i + 1) || (short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2))
}
