// Which shell a command line is written for. A `Bash` call says only "command"; on Windows the text is PowerShell or cmd. Only structure decides that no POSIX shell would
// accept or mean anything by, and what stands in quotes or here-documents is data, so that a commit message about cmdlets stays a commit message. When in doubt it is `sh`.

export type Dialect = 'sh' | 'powershell' | 'cmd'

/** Longest text that is looked at: signs of a dialect come early, and the cost must not grow with a script's length. */
const MAX_SCAN = 8192

/** Programs and built-ins that exist on Windows only, so that their name at the start of a line says where it runs. */
const CMD_WORDS = new Set(
  ('addinutil appcmd assoc atbroker attrib auditpol bcdedit bdeunlock bitsadmin bootcfg cacls certreq certutil chkdsk choice cipher cleanmgr clip cls cmdkey cmstp compact comp copy cscript csvde ' +
    'dcdiag defrag del desktopimgdownldr diantz diskpart diskshadow diskraid dism doskey driverquery dsadd dsget dsmod dsquery erase esentutl eventcreate eventvwr expand extrac32 fc findstr ' +
    'fltmc forfiles fodhelper fsutil ftype gpresult gpscript gpupdate hh icacls ieexec ie4uinit iisreset infdefaultinstall installutil ipconfig ldifde makecab manage-bde mavinject md mklink mofcomp move mpcmdrun mshta ' +
    'msbuild msconfig msdt msiexec mstsc mstha nbtstat net net1 netdom netsh nltest ntdsutil odbcconf pcalua pcwrun pktmon pnputil powercfg presentationhost provlaunch psexec qprocess query quser qwinsta ' +
    'rasdial rd reg regasm regedit regini register-cimprovider regsvcs regsvr32 ren replace robocopy rpcping rundll32 runas runonce runscripthelper sc schtasks scriptrunner sdbinst secedit setlocal setspn setx sfc ' +
    'shutdown start subst syncappvpublishingserver systeminfo takeown tasklist taskkill taskmgr title tsdiscon tscon tttracer type tzutil vaultcmd ver verclsid vssadmin w32tm wbadmin wecutil wevtutil wlrmdr wmic wscript wsreset ' +
    'wuauclt xcopy xwizard').split(' '),
)
/** Names of CMD_WORDS that mean nothing certain alone, because a POSIX system or a person may use them too: they decide only together with a flag such as `/s`. */
const WITH_FLAG = new Set('cipher clip cls comp compact copy choice cmd del erase format ftype hh md move query rd ren replace runas shutdown subst title ver'.split(' '))
/** The same for names that POSIX systems do have: only flags of one or two letters are no paths. */
const WITH_SHORT_FLAG = new Set('at dir expand fc net start type tree time date find sort more print sc reg cd rmdir mkdir pushd set call'.split(' '))
/** PowerShell commands without a dash that no POSIX system has. `iex` is the shell of Elixir and decides only by what follows. */
const POWERSHELL_WORDS = new Set('gci gcm gwmi gcim icm iwr irm ipmo sal saps sasv spsv spps gsv gps iwmi icim'.split(' '))
/** First words that ask for a closer look. */
const SIGN_WORDS = new Set([...CMD_WORDS, ...WITH_FLAG, ...WITH_SHORT_FLAG, ...POWERSHELL_WORDS, 'powershell', 'pwsh'])
const VERBS =
  'Add|Clear|Close|Compare|Complete|Compress|Confirm|Connect|Convert|ConvertFrom|ConvertTo|Copy|Debug|Deny|Disable|Disconnect|Dismount|Dump|Edit|Enable|Enter|Exit|Expand|Export|Find|ForEach|Format|Get|Grant|Group|Hide|' +
  'Import|Initialize|Inject|Install|Invoke|Join|Kill|Limit|Lock|Measure|Merge|Mount|Move|New|Open|Optimize|Out|Patch|Ping|Pop|Publish|Push|Read|Receive|Redo|Register|Remove|Rename|Repair|Request|Reset|Resize|Resolve|Restart|Restore|Resume|' +
  'Revoke|Save|Search|Select|Send|Set|Show|Skip|Sort|Split|Start|Stop|Submit|Suspend|Switch|Sync|Tee|Test|Trace|Unblock|Undo|Uninstall|Unlock|Unprotect|Unregister|Update|Use|Wait|Watch|Where|Write'
/** A cmdlet where a command stands: an approved verb and a noun, in capitals as people write them. */
const CMDLET = new RegExp(`(?:^|[|;({&=!\\n]|\\b(?:if|while|return|try|else|do)\\s?[({]?)[ \\t]*(?:[A-Za-z.]+\\\\)?(?:${VERBS})-[A-Z][A-Za-z0-9]+(?![\\w./=-])`)
/** Cmdlets that are also written in lower case; only those whose name nobody gives to a script of a POSIX system. */
const LOWER_CMDLET =
  /(?:^|[|;({&=\n])\s{0,8}(?:invoke-(?:webrequest|restmethod|expression|command|item|wmimethod|cimmethod|mimikatz)|get-(?:childitem|content|item|itemproperty|process|service|wmiobject|ciminstance|eventlog|winevent|acl|location|command|member|localuser|localgroup|localgroupmember|aduser|adcomputer|clipboard|credential|date|random|variable)|set-(?:item|itemproperty|content|location|executionpolicy|mppreference|service|acl|variable|alias)|new-(?:item|itemproperty|object|service|localuser|psdrive|pssession|ciminstance)|remove-(?:item|itemproperty|service)|start-(?:process|service|job|bitstransfer|sleep)|stop-(?:process|service|computer)|copy-item|move-item|rename-item|clear-(?:host|eventlog|content|history|recyclebin)|import-module|out-(?:file|null|string|host|gridview|minidump)|write-(?:host|output|error|warning)|where-object|foreach-object|select-(?:object|string)|sort-object|format-(?:table|list)|add-(?:type|content|mppreference|localgroupmember)|test-(?:path|connection|netconnection)|compress-archive|expand-archive|register-scheduledtask|unregister-scheduledtask|enable-psremoting|enter-pssession|convertto-(?:json|csv|securestring)|convertfrom-json)(?![\w-])/i
const ENVIRONMENT = /\$\{?env:(?:temp|tmp|appdata|localappdata|userprofile|username|userdomain|userdnsdomain|windir|systemroot|systemdrive|comspec|public|programdata|programfiles|programw6432|computername|homedrive|homepath|logonserver|psmodulepath|path\b|allusersprofile|processor_architecture)/i
const ASSIGNMENT = /(?:^|[\n;{])[ \t]*(?:\[[A-Za-z][\w.[\], ]{0,80}\][ \t]*)?\$(?:global:|script:|env:)?[A-Za-z_]\w{0,60}(?:\.\w{1,60})?[ \t]*[-+*/]?=(?:[^=~]|$)/
const STATIC_MEMBER = /\[[A-Za-z][\w.]{1,100}(?:\[\])?\]::["A-Za-z(]/
const POWERSHELL_FORM =
  /\|\s{0,4}(?:%|\?|foreach|where)\s{0,4}\{|\|\s{0,4}iex\b|(?:^|[;\n|(&{])\s{0,8}iex\s{0,4}[($"'\n]|(?:^|[\n;])\s{0,8}&\s{0,4}["'($]|(?:^|\n)\s{0,8}\.\s{1,4}["'][A-Za-z.]:?[\\/.]|(?:^|[\n;}])\s{0,8}(?:foreach|for|while)\s{0,4}\(\s{0,4}\$\w{1,60}\s{1,4}in\s|(?:^|\n)\s{0,8}param\s{0,4}\(|\}\s{0,4}catch\s{0,4}[{[]|(?:^|[\n;])\s{0,8}try\s{0,4}\{|@\{\s{0,8}[\w"']{1,60}\s{0,4}=|-join\s{0,4}\(|\(\s{0,4}new-object\s|(?:^|[\n;|])\s{0,8}\(\[[A-Za-z][\w.]{1,60}\]|\s-(?:ArgumentList|ErrorAction|OutFile|UseBasicParsing|ComputerName|ScriptBlock|LiteralPath|ExpandProperty|NoNewline)\b/i
const CMD_VARIABLE =
  /%(?:temp|tmp|appdata|localappdata|userprofile|username|userdomain|userdnsdomain|windir|systemroot|systemdrive|comspec|public|programdata|programfiles|programfiles\(x86\)|computername|homedrive|homepath|logonserver|errorlevel|random|cd|~[a-z]{0,5}[0-9])(?::[^%\n]{1,40})?%?/i
const CMD_FORM =
  /(?:^|[\n&(])\s{0,8}@?for\s{1,4}(?:\/[dflr]\s[^\n]{0,200}?)?%{1,2}~?[A-Za-z0-9]\s{1,4}in\s{0,4}\(|(?:^|\n)\s{0,8}@?echo\s{1,4}off\b|(?:^|[\n&])\s{0,8}@?(?:call|start)\s{1,4}%\w{1,40}%|(?:^|[\n&|])\s{0,8}\w{1,4}\^\w{1,4}\^\w|(?:^|[\n&(])\s{0,8}@?if\s{1,4}(?:\/i\s{1,4})?(?:not\s{1,4})?(?:exist|defined|errorlevel)\s|(?:^|\n)\s{0,8}(?:setlocal|endlocal|goto\s{1,4}:?\w|@?rem\s)|[12]?>{1,2}\s{0,2}nul(?![\w./])/i
const DRIVE = /(?:^|[\s"'=(,:@])[A-Za-z]:\\[^\s"'\\]|(?:^|[\s"'=])\\\\[A-Za-z0-9.?%_-]{1,64}\\[A-Za-z]|\bHK(?:LM|CU|CR|U|EY_[A-Z_]{5,20})[:\\]/i
/** What no text for PowerShell or cmd has at its start or between commands. */
const POSIX_FORM = /^#!|<<-?\s{0,2}['"\\]?[A-Za-z_]|(?:^|[;&|\n]\s{0,8})(?:export|fi|done|then|esac|local|source|sudo|unset|declare)\b(?!-)|\$\(\(|\[\[\s|;;/

/** `[Ref].Assembly`: a member of a type at the very start. */
const MEMBER_OF_TYPE = /^\s{0,8}\[[A-Za-z][\w.]{1,60}(?:\]\.[A-Za-z]|,[\w.]{1,60},\s?ContentType)/
/** Scripts that only Windows starts by their name. */
const WINDOWS_SCRIPT = /^[\w.-]{1,60}\.(?:vbs|vbe|jse|wsf|hta)$/

/** Decides by strong structural signs whether the text is PowerShell, cmd or (also when in doubt) a POSIX shell. One pass over the text for nearly all POSIX commands. */
export function detectDialect(command: string): Dialect {
  if (command.startsWith('#!')) return /^#![^\n]{0,60}(?:pwsh|powershell)/.test(command) ? 'powershell' : 'sh'
  const text = command.length > MAX_SCAN ? command.slice(0, MAX_SCAN) : command
  const hints = scan(text)
  const word = firstWord(text)
  if (MEMBER_OF_TYPE.test(text)) return 'powershell'
  if (WINDOWS_SCRIPT.test(word)) return 'cmd'
  if (hints === 0 && !SIGN_WORDS.has(word) && !word.endsWith('.exe')) return 'sh'
  return decide(text, word, hints)
}

/**
 * Whether a text in another dialect would also do something of its own in a POSIX shell: it runs a program that such systems have, assigns variables, substitutes commands or quotes
 * as only such a shell does. Then both readings have to be judged: one Windows path or cmdlet beside it must not hide what bash would run.
 */
export const mayBePosix = (command: string, dialect: Dialect): boolean =>
  dialect !== 'sh' && (POSIX_EXPANSION.test(command) || POSIX_COMMAND.test(command) || (dialect === 'cmd' && /\$[({A-Za-z_]|'[^';|&$\n]{0,200}[;|&$]/.test(command)))
const POSIX_EXPANSION = /(?:^|[;&|\n(]\s{0,8})[A-Za-z_][A-Za-z0-9_]{0,60}=(?!=)|`[^`\n]{2,200}`|\$'|\$\{[A-Za-z_]\w{0,60}[#%:/^,@-]|<<<|<\(/
const POSIX_COMMAND =
  /(?:^|[;&|\n({]\s{0,8})(?:\S{0,40}\/)?(?:awk|base64|bash|busybox|cat|chmod|chown|cp|crontab|curl|dash|dd|doas|env|eval|exec|export|find|ftp|gcc|git|insmod|iptables|kill|killall|ln|make|mkfs\S{0,8}|mount|mv|nc|ncat|netcat|nmap|node|nohup|openssl|perl|php|pkill|printf|python[23]?|rm|rsync|ruby|scp|sed|setsid|sftp|sh|shred|socat|source|ssh|su|sudo|systemctl|tar|tee|timeout|useradd|usermod|wget|xargs|xxd|zsh)(?:\s|$)/

const BACKSLASH = 1
const PERCENT = 2
const STATIC = 4
const ASSIGN = 8
const DASH = 16
const OTHER = 32
const ENV = 64
const VERB_WORDS = new Set(VERBS.toLowerCase().split('|'))

const SIGN = new Uint8Array(128)
for (const c of '\\%:$->&@({') SIGN[c.charCodeAt(0)] = 1

/** One cheap pass that tells whether any sign is possible at all; nearly all POSIX commands end here. */
function scan(text: string): number {
  let hints = 0
  const n = text.length
  for (let i = 0; i < n; i++) {
    const c = text.charCodeAt(i)
    if (c > 127 || SIGN[c] === 0) continue
    switch (c) {
      case 0x5c: // a backslash after `C:`, `\\`, `.`, `~`, `%TEMP%` or `HKLM` is in a path; most others are escapes
        switch (text.charCodeAt(i - 1)) {
          case 0x3a: case 0x5c: case 0x2e: case 0x7e: case 0x25: case 0x4d: case 0x6d: case 0x55: case 0x75: case 0x52: case 0x72: hints |= BACKSLASH
        }
        break
      case 0x25: if (isLetter(text.charCodeAt(i + 1)) || text.charCodeAt(i + 1) === 0x25 || text.charCodeAt(i + 1) === 0x7e) hints |= PERCENT; break
      case 0x3a: if (text.charCodeAt(i + 1) === 0x3a && text.charCodeAt(i - 1) === 0x5d) hints |= STATIC; break
      case 0x24: { // `$x =` at the start of a statement, `$env:`
        const next = text.charCodeAt(i + 1) | 32
        if ((next === 0x65 && text.charCodeAt(i + 4) === 0x3a) || (next === 0x7b && text.charCodeAt(i + 5) === 0x3a)) hints |= ENV
        if (next >= 0x61 && next <= 0x7a && startsStatement(text, i)) hints |= ASSIGN
        break
      }
      case 0x2d: if (isLetter(text.charCodeAt(i + 1)) && cmdletOrParameter(text, i)) hints |= DASH; break
      case 0x3e: if ((text.charCodeAt(i + 1) | 32) === 0x6e || (text.charCodeAt(i + 2) | 32) === 0x6e) hints |= OTHER; break
      case 0x26: if ((i === 0 || text.charCodeAt(i - 1) === 0x0a) && text.charCodeAt(i + 1) !== 0x26) hints |= OTHER; break
      case 0x40: if (text.charCodeAt(i + 1) === 0x7b || ((text.charCodeAt(i + 1) | 32) === 0x65 && (text.charCodeAt(i + 2) | 32) === 0x63)) hints |= OTHER; break
      case 0x28: case 0x7b: if (opensBlock(text, i)) hints |= OTHER; break
    }
  }
  return hints
}

const isLetter = (c: number): boolean => (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a)

/** `Get-Item` or `-OutFile`: a verb before the dash, or a blank before and a capitalised word of some length after it. */
function cmdletOrParameter(text: string, dash: number): boolean {
  let start = dash
  while (start > 0 && dash - start < 12 && isLetter(text.charCodeAt(start - 1))) start--
  if (start === dash) {
    const c = text.charCodeAt(dash + 1)
    return c <= 0x5a && text.charCodeAt(dash - 1) === 0x20 && text.charCodeAt(dash + 2) > 0x60 && text.charCodeAt(dash + 3) > 0x60 && text.charCodeAt(dash + 4) > 0x40
  }
  const before = text.charCodeAt(start - 1)
  return before !== 0x2d && before !== 0x2f && before !== 0x2e && dash - start > 1 && VERB_WORDS.has(text.slice(start, dash).toLowerCase())
}

/** An opening bracket after a word, sign or bracket that PowerShell or cmd write before one: `foreach (`, `iex(`, `try {`, `% {`, `in (`, `([`, `(New-Object`. */
function opensBlock(text: string, i: number): boolean {
  const next = text.charCodeAt(i + 1)
  if (next === 0x5b || next === 0x4e || next === 0x6e) return true
  let j = i - 1
  while (j >= 0 && i - j < 5 && text.charCodeAt(j) === 0x20) j--
  switch (j < 0 ? 0 : text.charCodeAt(j) | 32) {
    case 0x78: return (text.charCodeAt(j - 1) | 32) === 0x65 // iex
    case 0x68: return (text.charCodeAt(j - 1) | 32) === 0x63 // foreach, catch
    case 0x6d: return (text.charCodeAt(j - 1) | 32) === 0x61 // param
    case 0x6e: return (text.charCodeAt(j - 1) | 32) === 0x69 // -join, in
    case 0x79: return (text.charCodeAt(j - 1) | 32) === 0x72 // try
    case 0x25: case 0x3f: return true // % ?
    case 0x65: return (text.charCodeAt(j - 1) | 32) === 0x6c || (text.charCodeAt(j - 1) | 32) === 0x72 // while, where
    default: return false
  }
}

function startsStatement(text: string, i: number): boolean {
  for (let j = i - 1; j >= 0; j--) {
    const c = text.charCodeAt(j)
    if (c !== 0x20 && c !== 0x09) return c === 0x0a || c === 0x3b || c === 0x7b || c === 0x5d
  }
  return true
}

/** Base name of the first word in lower case, without quotes and `.exe` kept. */
function firstWord(text: string): string {
  let i = 0
  while (i < text.length && (text[i] === ' ' || text[i] === '\n' || text[i] === '@' || text[i] === '\t' || text[i] === '(')) i++
  const quote = text[i] === '"' ? '"' : ''
  if (quote) i++
  let base = i
  let j = i
  for (; j < text.length; j++) {
    const c = text[j]
    if (quote ? c === quote || c === '\n' : c === ' ' || c === '\n' || c === '\t' || c === ';' || c === '&' || c === '|' || c === '(' || c === '>' || c === '<' || c === ',') break
    if (c === '\\' || c === '/') base = j + 1
  }
  return j - base > 64 ? '' : text.slice(base, j).toLowerCase()
}

function decide(text: string, word: string, hints: number): Dialect {
  const name = word.endsWith('.exe') ? word.slice(0, -4) : word
  if (name === 'powershell' || name === 'pwsh') return poweredBy(text)
  if (POSIX_FORM.test(text)) return 'sh'
  const bare = withoutQuoted(text)
  if (POWERSHELL_WORDS.has(word)) return 'powershell'
  if (hints & DASH && (CMDLET.test(bare) || LOWER_CMDLET.test(bare))) return 'powershell'
  if (hints & STATIC && STATIC_MEMBER.test(bare)) return 'powershell'
  if (hints & ASSIGN && ASSIGNMENT.test(bare)) return 'powershell'
  if (hints & ENV && ENVIRONMENT.test(text)) return 'powershell'
  if (hints & (OTHER | DASH) && POWERSHELL_FORM.test(bare)) return 'powershell'
  if (hints & BACKSLASH && (/^\s{0,8}\.\\\S/.test(text) || /(?:^|\s)~\\[A-Za-z]/.test(bare))) return 'powershell'
  if (hints & PERCENT && !POSIX_WORDS.has(name) && CMD_VARIABLE.test(outsideSingleQuotes(text))) return 'cmd'
  if (CMD_FORM.test(bare)) return 'cmd'
  if (CMD_WORDS.has(name) && !WITH_FLAG.has(name) && !WITH_SHORT_FLAG.has(name)) return 'cmd'
  if (word !== name && !/^\s{0,8}(?:\.{0,2}\/|~|\/)/.test(text)) return 'cmd'
  if (hints & BACKSLASH && DRIVE.test(outsideSingleQuotes(text))) return POSIX_WORDS.has(name) ? 'sh' : 'cmd'
  if (WITH_FLAG.has(name) && /\s\/[A-Za-z?]{1,12}(?=[\s:]|$)/.test(bare)) return 'cmd'
  if (WITH_SHORT_FLAG.has(name) && /\s\/(?:[A-Za-z?]{1,2}|interactive|every:\S{1,20})(?=[\s:]|$)/.test(bare)) return 'cmd'
  return (Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined)?.test(text) ? 'cmd' : 'sh'
}
/** Subcommands that tell a program of Windows from one of the same name elsewhere. */
const SUBCOMMANDS: Readonly<Record<string, RegExp | undefined>> = {
  net: /^\s{0,8}\S{1,8}\s{1,4}(?:user|localgroup|group|use|view|share|stop|start|accounts|session|time|config)\b/i,
  sc: /^\s{0,8}\S{1,8}\s{1,4}(?:\\\\\S{1,64}\s{1,4})?(?:create|config|stop|start|delete|query|qc|failure|sdset|description)\b/i,
  reg: /^\s{0,8}\S{1,8}\s{1,4}(?:add|delete|query|save|export|import|load|restore|copy)\b/i,
}

/** A line that starts PowerShell says nothing about the shell around it: its quotes do. */
function poweredBy(text: string): Dialect {
  const outside = text.replace(/"[^"]{0,4000}"/g, '""')
  if (/(?:^|\s)-c\w{0,10}\s{1,4}\{/i.test(outside)) return 'powershell'
  return outside.includes("'") || POSIX_FORM.test(outside) ? 'sh' : 'cmd'
}

/** Programs whose arguments may name Windows paths while the line still is one of a POSIX shell (WSL, Git Bash, documentation). */
const POSIX_WORDS = new Set('git grep rg sed awk printf cat ls find docker python python3 node npm npx pnpm yarn make cargo go wslpath cygpath ssh scp rsync bash sh zsh perl ruby jq curl wget tar head tail tee xargs env cp mv rm'.split(' '))

/** The text with the inside of quotes blanked, so that what is quoted is no sign. Quotes that do not close on a reasonable distance are apostrophes. */
function withoutQuoted(text: string): string {
  return text.replace(/(")[^"]{0,2000}"|(')[^'\n]{0,2000}'/g, '$1$1$2$2')
}
const outsideSingleQuotes = (text: string): string => (text.includes("'") ? text.replace(/'[^'\n]{0,2000}'/g, "''") : text)
