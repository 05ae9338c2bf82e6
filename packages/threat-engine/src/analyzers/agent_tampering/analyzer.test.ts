import { factsOf, testAnalyzer } from '../../testing.js'
import { agentTampering } from './analyzer.js'

testAnalyzer(agentTampering, {
  malicious: [
    [factsOf('delete path:guard ~/.proxilion [recursive]'), ['guard-off:critical']],
    [factsOf('stop agent:guard proxilion'), ['guard-off']],
    [factsOf('configure agent:hook hooks'), ['hook-changed:high']],
    [factsOf('write path:agent-config .cursor/hooks.json'), ['hook-changed:high']],
    [factsOf('delete path:agent-config .claude/hooks [recursive]'), ['hook-changed:high']],
    [factsOf('write path:agent-config .mcp.json [in-workspace]'), ['agent-config:medium']],
    [factsOf('write path:agent-config .mcp.json [payload-fetch]'), ['agent-config:high']],
    [factsOf('configure agent:config mcp'), ['agent-config:medium']],
    [factsOf('append path:agent-instructions CLAUDE.md [in-workspace]'), ['agent-instructions:low']],
    [factsOf('append path:agent-instructions /home/user/other/AGENTS.md [home]'), ['agent-instructions:low']],
    [factsOf('append path:agent-instructions ~/.claude/commands/a.md [home]'), ['agent-instructions:medium']],
    [factsOf('append path:agent-instructions CLAUDE.md [payload-fetch]'), ['agent-instructions:high']],
  ],
  benign: [
    factsOf('read path:guard /etc/proxilion/policy.yml'),
    factsOf('read path:agent-config .mcp.json'),
    factsOf('write path:agent-config .mcp.json [interactive]'),
    factsOf('list path:agent-instructions .claude'),
    factsOf('write path:ordinary settings.json'),
  ],
})
