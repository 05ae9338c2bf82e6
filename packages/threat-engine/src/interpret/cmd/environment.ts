/**
 * What Windows sets before a script runs, names in lower case. Homes keep `~`, which the classification of paths understands; letters that
 * obfuscators pick are where they are on a real system.
 */
export const WINDOWS_ENVIRONMENT: Readonly<Record<string, string>> = {
  temp: '~\\AppData\\Local\\Temp',
  tmp: '~\\AppData\\Local\\Temp',
  appdata: '~\\AppData\\Roaming',
  localappdata: '~\\AppData\\Local',
  userprofile: '~',
  home: '~',
  homepath: '~',
  public: 'C:\\Users\\Public',
  windir: 'C:\\Windows',
  systemroot: 'C:\\Windows',
  systemdrive: 'C:',
  homedrive: '',
  comspec: 'C:\\Windows\\system32\\cmd.exe',
  programfiles: 'C:\\Program Files',
  'programfiles(x86)': 'C:\\Program Files (x86)',
  programw6432: 'C:\\Program Files',
  programdata: 'C:\\ProgramData',
  allusersprofile: 'C:\\ProgramData',
  commonprogramfiles: 'C:\\Program Files\\Common Files',
  os: 'Windows_NT',
  pathext: '.COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC',
  cd: '.',
}
