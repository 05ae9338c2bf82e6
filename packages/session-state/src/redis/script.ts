import { createHash } from 'node:crypto'
import { NOTE } from './note-script.js'
import { RECORDS } from './record-script.js'

// The one script. It knows records and merge operations, and nothing of what the fields mean: what an event changes is decided in TypeScript and arrives as a delta.
export const SCRIPT = `${NOTE}${RECORDS}
-- First the numbers and texts, name and value a line each, then names and values of lists by turns. Fields whose name starts with a tilde are the store's own.
local function shown(record)
  local lines, reply = {}, { '' }
  for field, value in pairs(record.fields) do
    local kind = string.byte(value)
    if kind == 110 or kind == 115 then
      lines[#lines + 1] = field
      lines[#lines + 1] = value
    elseif field ~= 'toolCalls' or a.all then
      reply[#reply + 1] = field
      reply[#reply + 1] = { string.sub(value, 1, 1), unpack(cmsgpack.unpack(string.sub(value, 2))) }
    end
  end
  reply[1] = table.concat(lines, '\\n')
  for _, field in ipairs(a.maps or {}) do
    local keys = order(record, field)
    if #keys > 0 then
      local items = { 'm' }
      for _, key in ipairs(keys) do
        items[#items + 1] = key
        items[#items + 1] = call('HGET', record.long, 'k' .. field .. ':' .. key)
      end
      reply[#reply + 1] = field
      reply[#reply + 1] = items
    end
  end
  return reply
end

local function found(session, principal)
  local matches = {}
  for n, probe in ipairs(a.probes or {}) do
    for of, record in pairs({ session = session, principal = principal }) do
      local entry = not record.new and entryIn(record, probe[1], probe[2], probe[3])
      if entry then
        matches[#matches + 1] = tostring(n)
        matches[#matches + 1] = of
        matches[#matches + 1] = entry
      end
    end
  end
  return matches
end

-- Digest and name of the default session: one that was ended stays the default, or else waiting would lift the termination.
local function defaultSession()
  local session, name = string.match(call('GET', prefix .. 'e') or '', '^(%S+) (.*)$')
  if not session then
    local expires, s, n = string.match(call('GET', prefix .. 'd') or '', '^(%S+) (%S+) (.*)$')
    if expires and tonumber(expires) > a.now then session, name = s, n end
  end
  if not session then session, name = a.fresh[1], a.fresh[2] end
  call('SET', prefix .. 'd', string.format('%.17g', a.now + a.idle) .. ' ' .. session .. ' ' .. name, 'PX', string.format('%.0f', a.idle))
  return session, name
end

-- A record that is new gets its names, for those who list sessions.
local function named(session, principal, id, name)
  if not session.new then return end
  change(session, {{'once', '~session', 's' .. name}, {'once', '~principal', 's' .. a.principal}})
  change(principal, {{'putLong', '~sessions', id, name, a.sessions, 1}})
end

-- Both records, changed alike when what became of a call is known. A call that was stopped must not have been executed.
local function outcome(session, principal, request)
  change(session, a.outcome)
  change(principal, a.outcome)
  local stopped = indexOf(list(session, '~stopped', 'i'), request, 1)
  return a.executed and stopped and 'contradicted' or 'recorded'
end

local function tombstone(session)
  return call('HGET', prefix .. 't', session) or ''
end

local function terminate(session)
  call('HSETNX', prefix .. 't', session, a.tombstone)
  local expires, s, name = string.match(call('GET', prefix .. 'd') or '', '^(%S+) (%S+) (.*)$')
  if s == session and tonumber(expires) > a.now then call('SET', prefix .. 'e', session .. ' ' .. name) end
end

local verbs = {}

function verbs.observe()
  local id, name = a.session, a.name
  if not id then id, name = defaultSession() end
  local session, principal = open('s:' .. id), open('p')
  local matches = found(session, principal)
  named(session, principal, id, name)
  change(session, a.ofBoth)
  change(principal, a.ofBoth)
  change(session, a.ofSession)
  change(principal, a.ofPrincipal)
  local reported = ''
  if a.answered then
    local items = list(session, 'toolCalls', 'l')
    local at = indexOf(items, a.answered, 2)
    local name = at and string.match(items[at + 1], '"request"\\t([^\\n]+)')
    local known, request = pcall(cjson.decode, '[' .. (name or '') .. ']')
    if name and known then reported = outcome(session, principal, request[1]) end
  end
  if a.requestKey then call('SET', a.requestKey, prefix .. ' ' .. id, 'PX', string.format('%.0f', a.idle)) end
  close(session)
  close(principal)
  return { name, shown(session), shown(principal), tombstone(id), matches, reported, id, time }
end

function verbs.settle()
  local session, principal = open('s:' .. a.session), open('p')
  named(session, principal, a.session, a.name)
  change(session, a.ofSession)
  change(session, {{'include', '~stopped', a.request, 64}})
  change(principal, a.ofPrincipal)
  close(session)
  close(principal)
  if a.tombstone then terminate(a.session) end
  return 'done'
end

function verbs.report()
  local session, principal = open('s:' .. a.session), open('p')
  local reported = outcome(session, principal, a.request)
  close(session)
  close(principal)
  return reported
end

function verbs.read()
  local session, principal = open('s:' .. a.session), open('p')
  return { shown(session), shown(principal), tombstone(a.session), time }
end

function verbs.terminate()
  terminate(a.session)
  return 'done'
end

function verbs.release()
  if string.match(call('GET', prefix .. 'e') or '', '^%S+') == a.session then call('DEL', prefix .. 'e') end
  local lifted = call('HDEL', prefix .. 't', a.session)
  if lifted == 1 and call('EXISTS', prefix .. 'p') == 1 then
    local principal = open('p')
    change(principal, a.ofPrincipal)
    close(principal)
  end
  return lifted
end

-- Digests of the sessions of a principal, in the order of their beginning.
function verbs.sessions()
  return order(open('p'), '~sessions')
end

-- Whether the script runs and may write.
function verbs.ping()
  call('SET', KEYS[1], '1', 'PX', 10000)
  return 'done'
end

-- One record by itself.
function verbs.fold()
  local record = open(a.record)
  change(record, a.delta)
  close(record)
  return shown(record)
end

return verbs[verb]()
`

/** What Redis knows the script by. */
export const SCRIPT_SHA = createHash('sha1').update(SCRIPT).digest('hex')
