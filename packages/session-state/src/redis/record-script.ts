// Records and merge operations in Lua; `record.ts` says what each operation means, and a property test that both do the same.
//
// A record is a hash. Its fields hold a number (`n1.5`), a text (`s"…"`, JSON), or a packed list behind `i` (members of a set), `l` (id and entry by turns) or `m` (key
// and entry by turns). Maps that can be long are in a second hash, so that their length costs nothing where they are not used: `o<field>` is the order of the keys,
// `k<field>:<key>` an entry. Members and keys are JSON texts and opaque here. An entry is a line for each of its members: name, tab and value, which are JSON and so
// have neither tab nor line break in them.
export const RECORDS = `
local function open(name)
  local record = { key = prefix .. name, long = prefix .. 'm' .. name, fields = {}, changed = {}, orders = {} }
  local flat = call('HGETALL', record.key)
  for i = 1, #flat, 2 do record.fields[flat[i]] = flat[i + 1] end
  local expires = record.fields.expires
  if expires and tonumber(string.sub(expires, 2)) <= a.now then
    call('DEL', record.key, record.long)
    record.fields = {}
  end
  record.new = next(record.fields) == nil
  return record
end

local function set(record, field, value)
  record.fields[field] = value
  record.changed[field] = true
end

local function number(record, field, otherwise)
  local value = record.fields[field]
  if value and string.byte(value) == 110 then return tonumber(string.sub(value, 2)) end
  return otherwise
end

local function setNumber(record, field, value)
  -- Lua itself writes 14 digits.
  if value % 1 == 0 and value < 1e14 and value > -1e14 then set(record, field, 'n' .. value)
  else set(record, field, 'n' .. string.format('%.17g', value)) end
end

local function list(record, field, kind)
  local value = record.fields[field]
  if value and string.sub(value, 1, 1) == kind then return cmsgpack.unpack(string.sub(value, 2)) end
  return {}
end

local function setList(record, field, kind, items)
  set(record, field, kind .. cmsgpack.pack(items))
end

local function shorten(items, excess)
  local kept = {}
  for i = excess + 1, #items do kept[#kept + 1] = items[i] end
  return kept
end

local function indexOf(items, wanted, step)
  for i = 1, #items, step do if items[i] == wanted then return i end end
end

local function order(record, field)
  local keys = record.orders[field]
  if not keys then
    set(record, '~long', 'n1')
    local packed = call('HGET', record.long, 'o' .. field)
    keys = packed and cmsgpack.unpack(packed) or {}
    record.orders[field] = keys
  end
  return keys
end

local function entryIn(record, field, key, long)
  if long == 1 then return call('HGET', record.long, 'k' .. field .. ':' .. key) end
  local items = list(record, field, 'm')
  local at = indexOf(items, key, 2)
  return at and items[at + 1]
end

local function merged(entry, over)
  local names, values = {}, {}
  for name, value in string.gmatch(entry .. '\\n' .. over, '([^\\t\\n]+)\\t([^\\n]*)') do
    if not values[name] then names[#names + 1] = name end
    values[name] = value
  end
  for n, name in ipairs(names) do names[n] = name .. '\\t' .. values[name] end
  return table.concat(names, '\\n')
end

local apply = {}

function apply.add(record, field, by) setNumber(record, field, number(record, field, 0) + by) end

function apply.max(record, field, value)
  local now = number(record, field)
  if not now or value > now then setNumber(record, field, value) end
end

function apply.min(record, field, value)
  local now = number(record, field)
  if not now or value < now then setNumber(record, field, value) end
end

function apply.once(record, field, value) if not record.fields[field] then set(record, field, value) end end

function apply.include(record, field, member, limit)
  local items = list(record, field, 'i')
  if indexOf(items, member, 1) then return end
  items[#items + 1] = member
  if #items > limit then items = shorten(items, #items - limit) end
  setList(record, field, 'i', items)
end

function apply.append(record, field, id, entry, limit)
  local items = list(record, field, 'l')
  if id ~= '' and indexOf(items, id, 2) then return end
  items[#items + 1] = id
  items[#items + 1] = entry
  if #items > 2 * limit then items = shorten(items, #items - 2 * limit) end
  setList(record, field, 'l', items)
end

function apply.put(record, field, key, entry, limit, first)
  local items = list(record, field, 'm')
  local at = indexOf(items, key, 2)
  if at and first == 1 then return end
  if at then table.remove(items, at) table.remove(items, at) end
  items[#items + 1] = key
  items[#items + 1] = entry
  if #items > 2 * limit then items = shorten(items, #items - 2 * limit) end
  setList(record, field, 'm', items)
end

function apply.drop(record, field, key)
  if not key then
    record.fields[field] = nil
    record.changed[field] = nil
    call('HDEL', record.key, field)
    return
  end
  local items = list(record, field, 'm')
  local at = indexOf(items, key, 2)
  if not at then return end
  table.remove(items, at) table.remove(items, at)
  setList(record, field, 'm', items)
end

function apply.putLong(record, field, key, entry, limit, first)
  local known = call('HEXISTS', record.long, 'k' .. field .. ':' .. key) == 1
  if known and first == 1 then return end
  local keys = order(record, field)
  if known then table.remove(keys, indexOf(keys, key, 1)) end
  keys[#keys + 1] = key
  call('HSET', record.long, 'k' .. field .. ':' .. key, entry)
  while #keys > limit do call('HDEL', record.long, 'k' .. field .. ':' .. table.remove(keys, 1)) end
end

function apply.dropLong(record, field, key)
  local keys = order(record, field)
  for i = #keys, 1, -1 do
    if not key or keys[i] == key then call('HDEL', record.long, 'k' .. field .. ':' .. table.remove(keys, i)) end
  end
end

function apply.copy(record, field, from, key, entry, limit)
  local known = entryIn(record, field, from, 0)
  if known then apply.put(record, field, key, merged(known, entry), limit) end
end

function apply.copyLong(record, field, from, key, entry, limit)
  local known = entryIn(record, field, from, 1)
  if known then apply.putLong(record, field, key, merged(known, entry), limit) end
end

local function change(record, delta)
  for _, c in ipairs(delta) do apply[c[1]](record, c[2], c[3], c[4], c[5], c[6]) end
end

local function close(record)
  if not record.fields.expires then setNumber(record, 'expires', a.now + a.ttl) end
  -- Redis is told a later end than the record's own, so that it need not be told each time. Its clock counts here, which need not be ours.
  local clock, left = time[1] * 1000 + math.floor(time[2] / 1000), number(record, 'expires') - a.now
  local renewed = clock + left > number(record, '~until', 0)
  if renewed then setNumber(record, '~until', clock + math.ceil(math.max(1, left) + a.ttl / 8)) end
  local flat = {}
  for field in pairs(record.changed) do
    flat[#flat + 1] = field
    flat[#flat + 1] = record.fields[field]
  end
  if #flat > 0 then call('HSET', record.key, unpack(flat)) end
  for field, keys in pairs(record.orders) do call('HSET', record.long, 'o' .. field, cmsgpack.pack(keys)) end
  local lasts = string.format('%.0f', math.max(1, number(record, '~until') - clock))
  if renewed then call('PEXPIRE', record.key, lasts) end
  if record.fields['~long'] and (renewed or next(record.orders)) then call('PEXPIRE', record.long, lasts) end
end
`
