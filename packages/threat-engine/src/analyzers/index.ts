import type { Analyzer } from '../analysis/analyzer.js'
import { agentTampering } from './agent_tampering/analyzer.js'
import { aiAutonomy } from './ai_autonomy/analyzer.js'
import { callbackValidation } from './callback_validation/analyzer.js'
import { codeExecution } from './code_execution/analyzer.js'
import { collection } from './collection/analyzer.js'
import { commandAndControl } from './command_and_control/analyzer.js'
import { containerEscape } from './container_escape/analyzer.js'
import { credentialAccess } from './credential_access/analyzer.js'
import { dataVolume } from './data_volume/analyzer.js'
import { database } from './database/analyzer.js'
import { defenseEvasion } from './defense_evasion/analyzer.js'
import { enumeration } from './enumeration/analyzer.js'
import { exfiltration } from './exfiltration/analyzer.js'
import { fileAccess } from './file_access/analyzer.js'
import { hackingTools } from './hacking_tools/analyzer.js'
import { impact } from './impact/analyzer.js'
import { lateralMovement } from './lateral_movement/analyzer.js'
import { multiTargetOrchestration } from './multi_target_orchestration/analyzer.js'
import { multiUserCorrelation } from './multi_user_correlation/analyzer.js'
import { persistence } from './persistence/analyzer.js'
import { privilegeEscalation } from './privilege_escalation/analyzer.js'
import { promptEngineering } from './prompt_engineering/analyzer.js'
import { requestRate } from './request_rate/analyzer.js'
import { secretExposure } from './secret_exposure/analyzer.js'
import { sessionProgression } from './session_progression/analyzer.js'
import { socialEngineering } from './social_engineering/analyzer.js'
import { supplyChain } from './supply_chain/analyzer.js'
import { taskFragmentation } from './task_fragmentation/analyzer.js'
import { toolDrift } from './tool_drift/analyzer.js'
import { toolPoisoning } from './tool_poisoning/analyzer.js'

/** Every analyzer that is built in, by id, which is the name of its folder. */
export const analyzers = {
  agent_tampering: agentTampering,
  ai_autonomy: aiAutonomy,
  callback_validation: callbackValidation,
  code_execution: codeExecution,
  collection: collection,
  command_and_control: commandAndControl,
  container_escape: containerEscape,
  credential_access: credentialAccess,
  data_volume: dataVolume,
  database: database,
  defense_evasion: defenseEvasion,
  enumeration: enumeration,
  exfiltration: exfiltration,
  file_access: fileAccess,
  hacking_tools: hackingTools,
  impact: impact,
  lateral_movement: lateralMovement,
  multi_target_orchestration: multiTargetOrchestration,
  multi_user_correlation: multiUserCorrelation,
  persistence: persistence,
  privilege_escalation: privilegeEscalation,
  prompt_engineering: promptEngineering,
  request_rate: requestRate,
  secret_exposure: secretExposure,
  session_progression: sessionProgression,
  social_engineering: socialEngineering,
  supply_chain: supplyChain,
  task_fragmentation: taskFragmentation,
  tool_drift: toolDrift,
  tool_poisoning: toolPoisoning,
} as const satisfies Record<string, Analyzer>

/** The same as a list: one array, so that what is indexed once for it stays indexed. */
export const ANALYZERS: readonly Analyzer[] = Object.values(analyzers)
