// What most calls need, before anything else of the script is even defined: numbers of two records that are there. Whatever is not so simple goes on to `observe`, in
// the same run, with nothing written yet.
//
// ARGV: 'note'; now, ttl, idle, sessions, digest of the session and key of the request or '-', with spaces between; name of the session; of the principal; operations,
// three words each; then the entries of long maps that are looked up, each as its field is called there.
//
// The answer is a list of texts, since a list costs Redis more than a text: time, tombstone or '-', and both records, with an empty line after each; then what was found, in
// threes.
export const NOTE = `
local call, time = redis.call, redis.call('TIME')
local prefix = string.sub(KEYS[1], 1, -2)
local verb, a = ARGV[1], nil

if verb == 'note' then
  local match, sub, byte = string.match, string.sub, string.byte
  local now, ttl, idle, sessions, id, request = match(ARGV[2], '^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+)$')
  local moment, clock = tonumber(now), time[1] * 1000 + math.floor(time[2] / 1000)
  local steps = {}
  for op, field, value in string.gmatch(ARGV[5], '(%S+) (%S+) (%S+)') do steps[#steps + 1] = { op, field, value } end

  -- Names and values by turns, and where each value is; nothing when the record is new, over, or has a list to show.
  local function simple(key)
    local flat, at, hidden = call('HGETALL', key), {}, false
    for i = 2, #flat, 2 do
      local field, kind = flat[i - 1], byte(flat[i])
      if kind ~= 110 and kind ~= 115 then
        if field ~= 'toolCalls' and byte(field) ~= 126 then return end
        hidden = true
      end
      at[field] = i
    end
    if not at.expires or not at['~until'] or tonumber(sub(flat[at.expires], 2)) <= moment then return end
    return { key = key, flat = flat, at = at, hidden = hidden, writes = {} }
  end

  local function put(record, field, value)
    local flat, writes, i = record.flat, record.writes, record.at[field]
    if not i then
      i = #flat + 2
      flat[i - 1] = field
      record.at[field] = i
    end
    flat[i] = value
    writes[#writes + 1] = field
    writes[#writes + 1] = value
  end

  local function fold(record)
    for n = 1, #steps do
      local op, field, value = steps[n][1], steps[n][2], steps[n][3]
      local known = record.flat[record.at[field]]
      if op == 'once' then
        if not known then put(record, field, value) end
      else
        known = known and tonumber(sub(known, 2))
        if op == 'add' then
          local sum = (known or 0) + value
          put(record, field, sum % 1 == 0 and sum < 1e14 and sum > -1e14 and 'n' .. sum or 'n' .. string.format('%.17g', sum))
        elseif not known or tonumber(value) > known then put(record, field, 'n' .. value) end
      end
    end
    -- Redis is told a later end than the record's own, so that it need not be told each time.
    local left = sub(record.flat[record.at.expires], 2) - moment
    if clock + left > tonumber(sub(record.flat[record.at['~until']], 2)) then
      local lasts = math.ceil(left + ttl / 8)
      put(record, '~until', string.format('n%.0f', clock + lasts))
      record.lasts = string.format('%.0f', lasts)
    end
    if #record.writes > 0 then call('HSET', record.key, unpack(record.writes)) end
    if record.lasts then
      call('PEXPIRE', record.key, record.lasts)
      if record.at['~long'] then call('PEXPIRE', record.long, record.lasts) end
    end
    if not record.hidden then return table.concat(record.flat, '\\n') end
    local lines = {}
    for i = 2, #record.flat, 2 do
      local kind = byte(record.flat[i])
      if kind == 110 or kind == 115 then
        lines[#lines + 1] = record.flat[i - 1]
        lines[#lines + 1] = record.flat[i]
      end
    end
    return table.concat(lines, '\\n')
  end

  local reply = { '' }
  local function look(record, of)
    if not ARGV[6] or not record.at['~long'] then return end
    for n, entry in ipairs(call('HMGET', record.long, unpack(ARGV, 6))) do
      if entry then
        reply[#reply + 1] = tostring(n)
        reply[#reply + 1] = of
        reply[#reply + 1] = entry
      end
    end
  end

  local session = simple(prefix .. 's:' .. id)
  local principal = session and simple(prefix .. 'p')
  if principal then
    session.long, principal.long = prefix .. 'ms:' .. id, prefix .. 'mp'
    look(session, 'session')
    look(principal, 'principal')
    if request ~= '-' then call('SET', request, prefix .. ' ' .. id, 'PX', idle) end
    local tombstone = call('HGET', prefix .. 't', id) or '-'
    reply[1] = time[1] .. '\\n' .. time[2] .. '\\n' .. tombstone .. '\\n\\n' .. fold(session) .. '\\n\\n' .. fold(principal)
    return reply
  end

  verb = 'observe'
  a = {
    now = moment, ttl = tonumber(ttl), idle = tonumber(idle), sessions = tonumber(sessions), session = id, name = ARGV[3], principal = ARGV[4],
    ofBoth = steps, ofSession = {}, ofPrincipal = {}, probes = {},
  }
  if request ~= '-' then a.requestKey = request end
  for n = 1, #steps do if steps[n][1] ~= 'once' then steps[n][3] = tonumber(steps[n][3]) end end
  for n = 6, #ARGV do
    local field, key = match(ARGV[n], '^k(%a+):(.*)$')
    a.probes[n - 5] = { field, key, 1 }
  end
else a = cjson.decode(ARGV[2]) end
`
