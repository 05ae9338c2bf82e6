import type { PathRule } from './rule.js'

/** The guard itself and other products that watch this machine (T1562.001). */
export const GUARDS = [
  {
    class: 'guard',
    paths: [
      '.proxilion/**', '.config/proxilion/**',
      // Of other guards of assistants what decides; rule packs, caches and logs come and go with their releases.
      ...['defenseclaw', 'agentshield', 'dcg', 'safety-net', 'cc-safety-net', 'tirith', 'mcpproxy', 'mcp-scan', 'llamafirewall', 'invariantlabs'].flatMap((name) =>
        [`.${name}`, `.config/${name}`].flatMap((folder) => [folder, ...['*.yaml', '*.yml', '*.json', '*.toml', '*.env', 'hooks/**', 'state/**', 'bin/**'].map((file) => `${folder}/${file}`)]),
      ),
      '/etc/proxilion/**', '/opt/proxilion/**', '/var/lib/proxilion/**', '/var/log/proxilion/**',
      'proxilion.yml', 'proxilion.yaml', 'proxilion.json', 'proxilion.toml', 'proxilion.config.*', 'proxilion-policy.*',
      'proxilion.policy.*', '.proxilionrc', '.proxilion.*', 'proxilion.service', 'proxilion.env', 'node_modules/@proxilion/**',
      'node_modules/proxilion/**', 'node_modules/.bin/proxilion', '/usr/local/bin/proxilion', '/usr/bin/proxilion',
      '/opt/crowdstrike/**', '/etc/falcon/**', '/library/cs/**', '/applications/falcon.app/**', 'program files/crowdstrike/**',
      'system32/drivers/crowdstrike/**', '/opt/sentinelone/**', '/library/sentinel/**', 'program files/sentinelone/**',
      '/opt/carbonblack/**', '/var/lib/cb/**', '/etc/cb/**', '/opt/cbagent/**', '/var/ossec/**', '/library/ossec/**',
      'program files (x86)/ossec-agent/**',
      '/etc/osquery/**', '/opt/osquery/**', '/var/osquery/**', 'program files/osquery/**', '/etc/audit/**', '/etc/auditd.conf',
      '/etc/audit.rules', '/sbin/auditd', '/usr/sbin/auditd', '/etc/audisp/**', '/etc/security/audit_control', '/etc/falco/**',
      '/etc/wazuh-agent/**', '/etc/sysmon/**', '/opt/sysmon/**', 'windows/sysmon.exe', 'windows/sysmon64.exe', 'windows/sysmondrv.sys',
      '/etc/selinux/**', '/etc/apparmor.d/**', '/etc/apparmor/**', '/etc/clamav/**', '/etc/aide/**', '/etc/aide.conf', '/var/lib/aide/**',
      '/etc/tripwire/**', '/etc/rkhunter.conf', '/etc/auditbeat/**', '/opt/elastic/endpoint/**', '/opt/elastic/agent/**',
      '/opt/microsoft/mdatp/**', '/etc/opt/microsoft/mdatp/**',
      '/library/application support/com.apple.tcc/**', 'library/application support/com.apple.tcc/**', 'microsoft/windows defender/**',
      'program files/windows defender/**', 'windows defender/**', '/opt/cisco/amp/**', '/opt/sophos-spl/**', '/opt/sophos-av/**',
      '/opt/ds_agent/**', '/opt/eset/**', '/opt/kaspersky/**', '/opt/bitdefender-security-tools/**', '/opt/traps/**', '/opt/tanium/**',
      '/opt/splunkforwarder/**', '/opt/teleport/**', '/library/santa/**', '/var/db/santa/**', '/applications/santa.app/**',
      '/applications/lulu.app/**', '/applications/blockblock.app/**', '/applications/little snitch.app/**', '/etc/rc.d/init.d/auditd',
      '/lib/systemd/system/auditd.service', '/usr/lib/systemd/system/auditd.service', '/etc/systemd/system/auditd.service',
      '/etc/systemd/system/falcon-sensor.service', '/etc/suricata/**', '/etc/snort/**',
    ],
  },
] as const satisfies readonly PathRule[]

/** What decides what an assistant may do or runs (hooks, servers, permissions) and what it is told. */
export const AGENTS = [
  {
    class: 'agent-config',
    paths: [
      '.claude/settings.json', '.claude/settings.local.json', '.claude/settings', '.claude/hooks/**', '.claude/managed-settings.json',
      '~/.claude.json', '.claude.json', '.claude/plugins/**', '.claude/statusline*', '/etc/claude-code/**',
      'application support/claudecode/**', 'claudecode/managed-settings.json', '.mcp.json', 'claude_desktop_config.json', '~/.claude',
      '.cursor/mcp.json', '.cursor/hooks.json', '.cursor/hooks/**', '.cursor/cli.json', '.cursor/cli-config.json',
      '.cursor/environment.json', '.cursor/permissions.json', '~/.cursor', '.codex/config.toml', '.codex/hooks.json', '.codex/hooks/**',
      '.codex/rules/**', '/etc/codex/**', '~/.codex', '.copilot/mcp-config.json', '.copilot/config.json', '.github/hooks/**',
      '.github/copilot/**', '.vscode/mcp.json', 'code/user/mcp.json', 'code - insiders/user/mcp.json',
      '.codeium/windsurf/mcp_config.json', '.codeium/windsurf/hooks.json', '.codeium/mcp_config.json', '.windsurf/hooks.json',
      '.windsurf/mcp_config.json', '/etc/windsurf/**', '.gemini/settings.json', '.gemini/trustedfolders.json', '.gemini/extensions/**',
      '.gemini/policies/**', '/etc/gemini-cli/**', '.gemini/.env', 'cline_mcp_settings.json', '.cline/mcp.json', '.clinerules/hooks/**',
      'documents/cline/hooks/**', 'documents/cline/mcp/**', 'mcp_settings.json', '.roo/mcp.json', '.kilocode/mcp.json',
      'opencode.json', 'opencode.jsonc', '.opencode/plugin/**', '.opencode/plugins/**', '.opencode/tool/**', '.config/opencode/**',
      '.aider.conf.yml', '.continue/config.json', '.continue/config.yaml', '.continue/config.ts', '.continue/mcpservers/**',
      '.kiro/settings/**', '.kiro/hooks/**', '.amazonq/mcp.json', '.aws/amazonq/mcp.json', '.junie/mcp/**', '.zed/settings.json',
      '.config/zed/settings.json', '.goose/config.yaml', '.config/goose/**', '.augment/settings.json', '.qwen/settings.json',
      '.crush.json', '.continuerc.json', 'crush.json', '.trae/mcp.json', '.lmstudio/mcp.json', 'mcp.json',
    ],
  },
  {
    class: 'agent-instructions',
    paths: [
      'claude.md', 'claude.local.md', 'agents.md', 'agents.override.md', 'agent.md', 'gemini.md', 'qwen.md', 'warp.md', 'codex.md',
      'replit.md', '.cursorrules', '.cursor/rules/**', '.cursor/commands/**', '.windsurfrules', '.windsurf/rules/**',
      '.windsurf/workflows/**', '.codeium/windsurf/memories/**', '.github/copilot-instructions.md', '.github/instructions/**',
      '.github/prompts/**', '.github/agents/**', '.github/chatmodes/**', '.clinerules', '.clinerules/**', '.clinerules-*', '.roorules',
      '.roo/rules/**', '.roomodes', '.kilocode/rules/**', '.goosehints', '.continuerules', '.continue/rules/**', '.kiro/steering/**',
      '.junie/guidelines.md', '.amazonq/rules/**', '.augment/rules/**', '.augment-guidelines', '.trae/rules/**', '.idx/airules.md',
      '.rules', 'skill.md', '.claude/commands/**', '.claude/agents/**', '.claude/skills/**', '.claude/rules/**',
      '.claude/output-styles/**', '.agents/skills/**', '.agents/rules/**', '.codex/prompts/**', '.codex/skills/**', '.gemini/commands/**',
      '.opencode/agent/**', '.opencode/command/**', '.devin/rules/**',
    ],
  },
] as const satisfies readonly PathRule[]
