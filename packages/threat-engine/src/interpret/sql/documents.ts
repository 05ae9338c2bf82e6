import type { Tag } from '../../facts.js'
import { resource, type Frame, type Machine, type Stream } from '../machine.js'
import { lex } from './lex.js'
import { interpretMongo } from './mongo.js'
import { interpretRedis } from './redis.js'
import { Run } from './run.js'
import { isVerb } from './split.js'

const MONGO_SHELL = /^\s*(?:(?:use\s+[\w-]+|show\s+(?:dbs|databases|collections|users|roles))\s*;?\s*(?:\n|$|(?<=;\s{0,8})db\s*\.)|(?:await\s+)?db\s*(?:\.|\[)|(?:rs|sh)\.\w+\()/
/** Redis commands that are no SQL, at the start of a text. */
const REDIS = /^\s*(?:(?:\d+\s+)?)(FLUSHALL\b|FLUSHDB\b|CONFIG\s+(?:SET|GET|REWRITE|RESETSTAT)|SLAVEOF\s|REPLICAOF\s|MODULE\s+(?:LOAD|LOADEX|LIST|UNLOAD)|EVAL\s+["']|EVALSHA\s|SCRIPT\s+\w+|KEYS\s|SCAN\s|MIGRATE\s+\S+\s+\d+\s|ACL\s+\w+|DEBUG\s+\w+|BGSAVE|BGREWRITEAOF|HGETALL\s|HGET\s|HSET\s|HMSET\s|LPUSH\s|RPUSH\s|LRANGE\s|SADD\s|SMEMBERS\s|ZADD\s|ZRANGE\s|MGET\s|MSET\s|SETEX\s|EXPIRE\s|TTL\s|INCR\s|DECR\s|EXISTS\s+[\w:.-]+\s*$|DEL\s+[\w:.*-]+|UNLINK\s|INFO\b|MONITOR\s*$|SUBSCRIBE\s|PUBLISH\s|DBSIZE\s*$|GET\s+[\w:.-]+\s*$|SAVE\s*$|AUTH\s|CLIENT\s+\w+|PING\s*$)/i
/** An operator of a MongoDB query whose operand matches every value, as it arrives in a form or a body. */
const OPERATOR_INJECTION = /\[\$(?:ne|gt|gte|lt|regex|nin|exists|where|in)\]\s*=|^\s*\{?\s*["']?\$(?:gte?|ne|nin|regex|exists)["']?\s*:\s*(?:["']{2}|null|-?1|true|["'][.^]\*?["']|undefined|\[\s*\])\s*\}?\s*$|["']?(?:user(?:name)?|login|email|pass(?:word|wd)?|pwd|token)["']?\s*:\s*\{\s*["']?\$(?:gte?|ne|regex|nin)["']?\s*:\s*(?:["']{2}|null|-?1|true|["'][.^]\*?["'])/i
const SCRIPT_INJECTION = /\$where["']?\s*:\s*["']?\s*(?:["']?\d+["']?\s*={2,3}\s*["']?\d+|true\b|function\s*\(\)\s*\{\s*(?:return\s+(?:true|1)|sleep)|sleep\s*\()|^\s*(?:true|\d+)\s*,\s*\$where|['"]\s*(?:\|\||&&)\s*this\.\w+|['"]\s*\}\s*[\])]?\s*\}?\s*\]?,\s*\$\w+\s*:|['"]\s*;\s*(?:return\s|sleep\s*\(|while\s*\()/
/** RFC 4515: a filter closed early, or an attribute that may have any value where a name was asked for. */
const LDAP_INJECTION = /^[^()\n]{0,64}\)\s*\(\s*[&|!(]|^[^()\n]{0,64}\*\)\s*\(\s*\w+\s*=|\)\s*\(\s*\|\s*\(\s*\w+\s*=\s*\*|^\*\)\)?%00/
const LONGEST = 4096

/**
 * What is no SQL but comes through the same door: MongoDB shell lines, Redis commands, and operators, scripts and LDAP filters injected into such queries.
 * @returns undefined when the text is none of them.
 */
export function interpretDocuments(text: string, frame: Frame, machine: Machine): Stream | undefined {
  if (MONGO_SHELL.test(text)) return interpretMongo(new Run(machine, frame, lex(text)), text)
  if (REDIS.test(text)) return interpretRedis(text, frame, machine)
  if (text.length > LONGEST) return undefined
  const decoded = /%(?:2[0-9a-f]|26)/i.test(text) ? text.replace(/%(2[0-9a-f]|3[0-9a-f]|5[bd]|7[bcd])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text
  const name = SCRIPT_INJECTION.test(decoded) ? 'script' : OPERATOR_INJECTION.test(decoded) ? 'operator' : LDAP_INJECTION.test(decoded) && !/^\s*\(/.test(decoded) ? 'filter' : undefined
  if (name === undefined || isVerb(/^\s*(\w+)/.exec(decoded)?.[1]?.toUpperCase() ?? '')) return undefined
  const run = new Run(machine, frame, lex(text))
  const tags: Tag[] = ['fragment', 'tautology']
  run.emit('execute', resource('database', 'injection', name, tags), 0, run.lexed.tokens.length, name)
  return { taint: run.taint }
}
