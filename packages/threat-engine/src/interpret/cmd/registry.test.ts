import { Machine, CLEAN, UNKNOWN, rootFrame } from '../machine.js'
import { deleteKey, normalizeKey, readKey, writeKey } from './registry.js'

const machine = () => new Machine({}, () => () => UNKNOWN)
const frame = rootFrame('', 0)

describe('normalizeKey', () => {
  test.each([
    ['HKLM\\Software\\X', 'hklm\\software\\x'],
    ['HKLM:\\Software\\X\\', 'hklm\\software\\x'],
    ['HKLM:Software\\X', 'hklm\\software\\x'],
    ['HKEY_LOCAL_MACHINE/Software//X', 'hklm\\software\\x'],
    ['Registry::HKEY_CURRENT_USER\\X', 'hkcu\\x'],
    ['Microsoft.PowerShell.Core\\Registry::HKCU\\X', 'hkcu\\x'],
    ['\\\\host\\HKLM\\SAM', 'hklm\\sam'],
    ['HKLM\\Software\\WOW6432Node\\X', 'hklm\\software\\x'],
    ['HKLM\\System\\ControlSet001\\X', 'hklm\\system\\currentcontrolset\\x'],
    ['HKCR', 'hkcr'],
    ['C:\\HKLM\\x', undefined],
    ['HKLMX\\y', undefined],
    ['', undefined],
  ])('%s', (written, expected) => {
    expect(normalizeKey(written)).toBe(expected)
  })
})

describe('writing', () => {
  const RUN = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'
  const SYSTEM = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System'
  test.each<[string, string | undefined, string | undefined, string, readonly string[]]>([
    [RUN, 'x', 'C:\\x.exe', 'autostart', []],
    [`${RUN}Something`, 'x', 'C:\\x.exe', 'ordinary', []],
    [SYSTEM, 'EnableLUA', '0', 'security', ['grant permission:sudo']],
    [SYSTEM, 'EnableLUA', '0x00000000', 'security', ['grant permission:sudo']],
    [SYSTEM, 'EnableLUA', 'dword:00000001', 'ordinary', []],
    [SYSTEM, 'LegalNoticeText', 'hello', 'policy', []],
    [SYSTEM, 'DisableTaskMgr', '0', 'ordinary', []],
    ['HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\Explorer', 'HideClock', '1', 'policy', []],
    ['HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Advanced', 'HideFileExt', '0', 'ordinary', []],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\FileSystem', 'LongPathsEnabled', '1', 'ordinary', []],
    ['HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU', 'NoAutoUpdate', '1', 'policy', []],
    ['HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', 'ProxyServer', '127.0.0.1:8888', 'ordinary', []],
    ['HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings', 'ProxyServer', '10.0.0.9:8080', 'policy', []],
    ['HKCU\\Environment', 'COMPlus_ETWEnabled', '0', 'security', ['configure service:logging']],
    ['HKCU\\Software\\Vendor', 'x', 'javascript:new ActiveXObject()', 'autostart', []],
    ['HKCU\\Software\\Classes\\ms-settings\\Shell\\Open\\command', '', 'cmd.exe', 'autostart', ['grant permission:sudo']],
    ['HKCU\\Software\\Classes\\.myapp\\DefaultIcon', '', 'icon.ico', 'ordinary', []],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\WinDefend', 'Start', '4', 'security', ['stop service:security']],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\MyApp', 'Start', '2', 'ordinary', []],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\MyApp', 'ImagePath', 'C:\\x.exe', 'autostart', []],
    ['HKCU\\Software\\Classes\\CLSID\\{0A29FF9E-7F9C-4437-8B11-F424491E3931}\\InprocServer32', '', 'x.dll', 'autostart', []],
    ['HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows', 'AppInit_DLLs', 'x.dll', 'autostart', []],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa', 'Security Packages', 'x.dll', 'logon', []],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa', 'RunAsPPL', '0', 'security', []],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa', 'RunAsPPL', '1', 'ordinary', []],
    ['HKLM\\Software\\Policies\\Microsoft\\Windows\\PowerShell\\ScriptBlockLogging', 'EnableScriptBlockLogging', '0', 'security', ['configure service:logging']],
    ['HKCU\\Environment', 'Path', 'C:\\tools', 'ordinary', []],
    ['HKCU\\Environment', 'UserInitMprLogonScript', 'x.bat', 'logon', []],
  ])('%s %s = %s', (key, name, data, cls, more) => {
    const m = machine()
    const effect = writeKey(key, name, data, CLEAN, frame, m)
    expect(effect?.resource.class).toBe(cls)
    expect(m.effects.slice(1).map((e) => `${e.action} ${e.resource.kind}:${e.resource.class}`)).toEqual(more)
  })

  const NT = 'HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion'
  const LSA = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa'
  const CLASS = 'Software\\Classes\\CLSID\\{0A29FF9E-7F9C-4437-8B11-F424491E3931}'
  test.each<[string, string | undefined, string | undefined, readonly string[]]>([
    // Places that installers use.
    [RUN, 'x', 'C:\\Program Files\\App\\app.exe', []],
    [RUN, 'x', 'powershell.exe -File C:\\tools\\x.ps1', []],
    [`HKLM\\${CLASS}\\InprocServer32`, '', 'C:\\x.dll', []],
    [`HKCU\\${CLASS}\\InprocServer32`, '', 'C:\\Program Files\\App\\x.dll', []],
    [`HKCU\\${CLASS}\\InprocServer32`, 'ThreadingModel', 'Apartment', []],
    ['HKCU\\Software\\Classes\\myapp\\shell\\open\\command', '', '"C:\\app\\app.exe" "%1"', []],
    ['HKCR\\Directory\\Background\\shell\\Open here\\command', '', '"C:\\app\\app.exe" "%V"', []],
    ['HKCU\\Software\\Microsoft\\Office\\Excel\\Addins\\My.Addin', 'Manifest', 'file:///C:/x.vsto', []],
    [`${NT}\\Image File Execution Options\\app.exe`, 'Debugger', 'vsjitdebugger.exe', []],
    [`${NT}\\Image File Execution Options\\app.exe`, 'GlobalFlag', '0x02000000', []],
    ['HKCU\\Software\\Microsoft\\Command Processor', 'AutoRun', 'doskey /macrofile=C:\\x\\aliases', []],
    // What Windows has there, and what is only made or emptied.
    [`${NT}\\Winlogon`, 'Shell', 'explorer.exe', []],
    [`${NT}\\Winlogon`, 'Userinit', 'C:\\Windows\\system32\\userinit.exe,', []],
    [LSA, 'Security Packages', '""', []],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager', 'BootExecute', 'autocheck autochk *', []],
    ['HKCU\\Control Panel\\Desktop', 'SCRNSAVE.EXE', 'C:\\Windows\\System32\\Mystify.scr', []],
    [`${NT}\\Image File Execution Options\\app.exe`, undefined, undefined, []],
    [`${NT}\\Windows`, 'AppInit_DLLs', '', []],
    // Places that make Windows run other code.
    [`${NT}\\Winlogon`, 'Shell', 'explorer.exe, C:\\x.exe', ['hijack']],
    [`${NT}\\Winlogon\\Notify\\x`, 'DllName', 'C:\\x.dll', ['hijack']],
    [LSA, 'Notification Packages', 'x.dll', ['hijack']],
    [`${NT}\\Image File Execution Options\\notepad.exe`, 'Debugger', 'C:\\x.exe', ['hijack']],
    [`${NT}\\Image File Execution Options\\notepad.exe`, 'GlobalFlag', '512', ['hijack']],
    [`${NT}\\SilentProcessExit\\notepad.exe`, 'MonitorProcess', 'C:\\x.exe', ['hijack']],
    [`${NT}\\Windows`, 'AppInit_DLLs', 'x.dll', ['hijack']],
    [`HKCU\\${CLASS}\\InprocServer32`, '', 'C:\\x.dll', ['hijack']],
    [`HKLM\\${CLASS}\\TreatAs`, '', '{1}', ['hijack']],
    ['HKCU\\Software\\Classes\\txtfile\\shell\\open\\command', '', 'C:\\x.exe %1', ['hijack']],
    ['HKCU\\Control Panel\\Desktop', 'SCRNSAVE.EXE', 'C:\\x\\y.scr', ['hijack']],
    ['HKCU\\Software\\Microsoft\\Office test\\Special\\Perf', '', 'C:\\x.dll', ['hijack']],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\Print\\Monitors\\x', 'Driver', 'x.dll', ['hijack']],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\W32Time\\TimeProviders\\x', 'DllName', 'x.dll', ['hijack']],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Control\\ContentIndex\\Language\\English_US', 'StemmerDLLOverridePath', 'C:\\x.dll', ['hijack']],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\x', 'ImagePath', 'C:\\x\\y.exe', ['unprotected']],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\x', 'ImagePath', '%windir%\\system32\\cmd.exe', ['payload-shell']],
    ['HKLM\\SYSTEM\\CurrentControlSet\\Services\\x', 'ImagePath', '"C:\\Program Files\\App\\y.exe" -k', []],
    [RUN, 'x', 'C:\\Users\\Public\\x.exe', ['payload-hide']],
    [RUN, 'x', 'powershell.exe -WindowStyle Hidden -File C:\\x.ps1', ['payload-hide']],
  ])('%s %s = %s: %j', (key, name, data, tags) => {
    expect(writeKey(key, name, data, CLEAN, frame, machine())?.resource.tags).toEqual(tags)
  })

  test('what is no key is nothing', () => {
    const m = machine()
    expect(writeKey('C:\\x', 'a', 'b', CLEAN, frame, m)).toBeUndefined()
    expect(m.effects).toEqual([])
  })
})

describe('reading and deleting', () => {
  test.each<[string, boolean, string]>([
    ['HKLM\\SAM', true, 'credentials'],
    ['HKLM\\SYSTEM', true, 'credentials'],
    ['HKLM\\SYSTEM', false, 'ordinary'],
    ['HKLM\\SECURITY\\Policy\\Secrets', false, 'credentials'],
    ['HKLM\\SOFTWARE\\Microsoft', true, 'ordinary'],
    ['HKCU\\Software\\SimonTatham\\PuTTY\\Sessions', false, 'credentials'],
  ])('%s, saved: %s', (key, whole, cls) => {
    expect(readKey(key, undefined, whole, frame, machine())?.resource.class).toBe(cls)
  })

  test('deleting a provider of AMSI switches it off', () => {
    const m = machine()
    deleteKey('HKLM\\SOFTWARE\\Microsoft\\AMSI\\Providers\\{2781761E-28E0-4109-99FE-B9D127C57AFE}', undefined, frame, m)
    expect(m.effects.map((e) => `${e.action} ${e.resource.kind}:${e.resource.class}`)).toEqual(['delete registry:security', 'configure service:security'])
  })
})
