// data table
/** How a token of one issuer is spelled. */
export interface Form {
  readonly kind: string
  /** Literals, one of which every such token begins with (or, with `s`, what it stands behind): without one no pattern runs. */
  readonly markers: readonly string[]
  /** Sticky, from the marker on. The group `s`, or all of it, is the token. */
  readonly pattern: RegExp
  /** Hosts of the issuer, endings of names. */
  readonly issuers: readonly string[]
}

const form = (kind: string, markers: string, pattern: RegExp, ...issuers: readonly string[]): Form => ({ kind, markers: markers.split(' '), pattern: new RegExp(pattern.source, 'y'), issuers })
const END = String.raw`(?![A-Za-z0-9])`
/** A prefix and so many characters of one alphabet. */
const prefixed = (kind: string, prefix: string, alphabet: string, length: string, ...issuers: readonly string[]): Form => form(kind, prefix, new RegExp(`${prefix.replace(/[.|]/g, '\\$&')}[${alphabet}]{${length}}${END}`), ...issuers)
const WORD = 'A-Za-z0-9'
const URL_SAFE = String.raw`\w-`
const HEX = 'a-fA-F0-9'
const GITHUB = ['github.com', 'githubusercontent.com', 'githubcopilot.com']
const GOOGLE = ['googleapis.com', 'google.com']
const AZURE = ['azure.com', 'microsoftonline.com', 'windows.net', 'microsoft.com']

/** Published formats of tokens. Every quantifier is bounded and followed by what it cannot match. */
export const FORMS: readonly Form[] = [
  // Clouds
  form('an AWS access key', 'AKIA ASIA', /A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])/, 'amazonaws.com'),
  ...['aws_secret_access_key', 'AWS_SECRET_ACCESS_KEY', 'secretAccessKey', 'SecretAccessKey'].map((name) => form('an AWS secret key', name, new RegExp(String.raw`${name}\\?["']?\s{0,3}[=:]\s{0,3}\\?["']?(?<s>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])`), 'amazonaws.com')),
  form('a Google API key', 'AIza', /AIza[\w-]{35}(?![\w-])/, ...GOOGLE), prefixed('a Google OAuth secret', 'GOCSPX-', URL_SAFE, '24,40', ...GOOGLE), prefixed('a Google OAuth token', 'ya29.', URL_SAFE, '60,400', ...GOOGLE),
  form('an Azure storage key', 'AccountKey=', /AccountKey=(?<s>[A-Za-z0-9+/]{86}==)/, ...AZURE), form('an Azure shared access key', 'SharedAccessKey=', /SharedAccessKey=(?<s>[A-Za-z0-9+/]{43}=)/, ...AZURE),
  form('an Azure shared access signature', 'sig=', /sig=(?<s>(?:[A-Za-z0-9]|%2[BbFf]|[+/]){43,60}(?:%3[Dd]|=))/, ...AZURE),
  prefixed('a DigitalOcean token', 'dop_v1_', HEX, '64', 'digitalocean.com'), prefixed('a DigitalOcean token', 'doo_v1_', HEX, '64', 'digitalocean.com'), prefixed('a Heroku key', 'HRKU-', URL_SAFE, '30,80', 'heroku.com'), prefixed('a Fly token', 'FlyV1 fm2_', `${WORD}+/=,_`, '80,400', 'fly.io'),
  prefixed('a Netlify token', 'nfp_', WORD, '36,48', 'netlify.com'), prefixed('a Supabase token', 'sbp_', HEX, '40', 'supabase.com', 'supabase.co'), prefixed('a PlanetScale token', 'pscale_tkn_', `${URL_SAFE}.`, '32,64', 'planetscale.com'), prefixed('a PlanetScale password', 'pscale_pw_', `${URL_SAFE}.`, '32,64', 'psdb.cloud'),
  prefixed('an Alibaba access key', 'LTAI', WORD, '16,26', 'aliyuncs.com'), prefixed('a Tencent secret id', 'AKID', WORD, '32', 'tencentcloudapi.com'),
  // Code and packages
  form('a GitHub token', 'ghp_ gho_ ghu_ ghs_ ghr_', /gh[pousr]_[A-Za-z0-9]{30,255}/, ...GITHUB), form('a GitHub token', 'github_pat_', /github_pat_\w{50,255}/, ...GITHUB),
  ...['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'glsoat-', 'glft-', 'glimt-', 'glagent-'].map((p) => prefixed('a GitLab token', p, URL_SAFE, '20,64', 'gitlab.com')), prefixed('a Bitbucket token', 'ATBB', WORD, '28,36', 'bitbucket.org'), form('an Atlassian token', 'ATATT3', /ATATT3[\w=-]{60,220}/, 'atlassian.net', 'atlassian.com'),
  prefixed('an npm token', 'npm_', WORD, '36', 'npmjs.org', 'npmjs.com'), form('an npm token', ':_authToken=', /:_authToken=(?<s>[\w.=+/-]{20,200})/, 'npmjs.org', 'npmjs.com'), form('a PyPI token', 'pypi-AgEI', /pypi-AgEI[\w-]{50,255}/, 'pypi.org'), prefixed('a RubyGems key', 'rubygems_', HEX, '48', 'rubygems.org'), prefixed('a Clojars token', 'CLOJARS_', WORD, '50,64', 'clojars.org'),
  prefixed('a NuGet key', 'oy2', 'a-z0-9', '43', 'nuget.org'), prefixed('a Docker token', 'dckr_pat_', URL_SAFE, '24,40', 'docker.com', 'docker.io'), prefixed('a Docker token', 'dckr_oat_', URL_SAFE, '24,40', 'docker.com', 'docker.io'),
  prefixed('a Terraform token', '.atlasv1.', URL_SAFE, '50,80', 'terraform.io'), prefixed('a Pulumi token', 'pul-', HEX, '40', 'pulumi.com'), ...['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.'].map((p) => prefixed('a Doppler token', p, `${WORD}._-`, '40,64', 'doppler.com')), prefixed('a Postman key', 'PMAK-', `${HEX}-`, '50,70', 'getpostman.com', 'postman.com'),
  prefixed('a SonarQube token', 'squ_', HEX, '40', 'sonarcloud.io'), prefixed('a SonarQube token', 'sqp_', HEX, '40', 'sonarcloud.io'), prefixed('a Buildkite token', 'bkua_', HEX, '40', 'buildkite.com'), prefixed('a JFrog token', 'AKCp', WORD, '60,80', 'jfrog.io'), prefixed('a CircleCI token', 'CCIPAT_', `${WORD}_`, '40,80', 'circleci.com'),
  // Models
  prefixed('an Anthropic key', 'sk-ant-', URL_SAFE, '32,200', 'anthropic.com'), ...['sk-proj-', 'sk-svcacct-', 'sk-admin-'].map((p) => prefixed('an OpenAI key', p, URL_SAFE, '32,255', 'openai.com')), form('an OpenAI key', 'sk-', /sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}/, 'openai.com'),
  prefixed('an OpenRouter key', 'sk-or-v1-', HEX, '64', 'openrouter.ai'), prefixed('a Hugging Face token', 'hf_', 'A-Za-z', '30,40', 'huggingface.co'), prefixed('a Groq key', 'gsk_', WORD, '48,60', 'groq.com'), prefixed('an xAI key', 'xai-', WORD, '70,90', 'x.ai'), prefixed('a Perplexity key', 'pplx-', WORD, '40,60', 'perplexity.ai'),
  prefixed('a Replicate token', 'r8_', WORD, '37', 'replicate.com'), prefixed('a Tavily key', 'tvly-', URL_SAFE, '28,60', 'tavily.com'), prefixed('a LangSmith key', 'lsv2_', `${WORD}_`, '36,60', 'langchain.com'), prefixed('a Pinecone key', 'pcsk_', `${WORD}_`, '60,80', 'pinecone.io'),
  // Messages and mail
  form('a Slack token', 'xoxb- xoxp- xoxa- xoxs- xoxe- xoxr- xoxo- xoxe. xapp- xwfp-', /x(?:ox[a-z]|app|wfp)[-.][\w.-]{20,200}/, 'slack.com'), form('a Slack webhook', 'hooks.slack.com/services/', /hooks\.slack\.com\/services\/(?<s>T\w{6,14}\/B\w{6,14}\/\w{20,32})/, 'slack.com'),
  form('a Slack webhook', 'hooks.slack.com/workflows/', /hooks\.slack\.com\/workflows\/(?<s>T\w{6,14}\/[\w/]{20,60})/, 'slack.com'), form('a Discord webhook', 'discord.com/api/webhooks/ discordapp.com/api/webhooks/', /discord(?:app)?\.com\/api\/webhooks\/(?<s>\d{15,22}\/[\w-]{60,80})/, 'discord.com'),
  form('a Discord bot token', 'MT OD Nz ND Nj MD', /[MNO][A-Za-z0-9]{23,27}\.[\w-]{6}\.[\w-]{27,40}(?![\w-])/, 'discord.com'), form('a Telegram bot token', 'api.telegram.org/bot', /api\.telegram\.org\/bot(?<s>\d{6,12}:[\w-]{32,40})/, 'telegram.org'), form('a Telegram bot token', ':AA', /:(?<s>AA[\w-]{33})(?![\w-])/, 'telegram.org'),
  prefixed('a SendGrid key', 'SG.', `${URL_SAFE}.`, '60,72', 'sendgrid.com'), prefixed('a Mailgun key', 'key-', 'a-f0-9', '32', 'mailgun.net'), prefixed('a Brevo key', 'xkeysib-', `${HEX}${URL_SAFE}`, '70,90', 'brevo.com', 'sendinblue.com'), form('a Mailchimp key', 'MAILCHIMP_API_KEY', /MAILCHIMP_API_KEY\s{0,3}[=:]\s{0,3}["']?(?<s>[a-f0-9]{32}-us\d{1,2})/, 'mailchimp.com'), prefixed('a Resend key', 're_', `${WORD}_`, '30,40', 'resend.com'),
  form('a Twilio key', 'SK', /SK[0-9a-f]{32}(?![0-9A-Za-z])/, 'twilio.com'), form('a Microsoft Teams webhook', '.webhook.office.com/webhookb2/', /\.webhook\.office\.com\/webhookb2\/(?<s>[\w@/-]{60,260})/, 'office.com'),
  // Money and shops
  form('a Stripe key', 'sk_live_ rk_live_', /[sr]k_live_[A-Za-z0-9]{20,128}/, 'stripe.com'), prefixed('a Stripe webhook secret', 'whsec_', WORD, '32,64', 'stripe.com'), ...['shpat_', 'shpss_', 'shpca_', 'shppa_'].map((p) => prefixed('a Shopify token', p, WORD, '32,64', 'myshopify.com', 'shopify.com')), prefixed('a Square token', 'sq0atp-', URL_SAFE, '22', 'squareup.com'), prefixed('a Square secret', 'sq0csp-', URL_SAFE, '43', 'squareup.com'),
  form('a Braintree token', 'access_token$production$', /access_token\$production\$[0-9a-z]{16}\$[0-9a-f]{32}/, 'braintreegateway.com'), prefixed('a Plaid token', 'access-production-', `${HEX}-`, '36', 'plaid.com'),
  // Watching, documents, work
  prefixed('a Grafana token', 'glsa_', `${WORD}_`, '40,60', 'grafana.net'), prefixed('a Grafana token', 'glc_', `${WORD}+/=`, '40,400', 'grafana.net'), prefixed('a New Relic key', 'NRAK-', 'A-Z0-9', '27', 'newrelic.com'), prefixed('a Sentry token', 'sntrys_', `${WORD}+/=_`, '60,300', 'sentry.io'), prefixed('a Sentry token', 'sntryu_', HEX, '64', 'sentry.io'), form('a Dynatrace token', 'dt0c01.', /dt0c01\.[A-Z0-9]{24}\.[A-Z0-9]{64}/, 'dynatrace.com'),
  ...['DD_API_KEY', 'DD_APP_KEY', 'DATADOG_API_KEY', 'DATADOG_APP_KEY', 'dd_api_key', 'dd-api-key', 'DD-API-KEY', 'DD-APPLICATION-KEY'].map((name) => form('a Datadog key', name, new RegExp(String.raw`${name}["']?\s{0,3}[=:]\s{0,3}["']?(?<s>[a-f0-9]{32,40})${END}`), 'datadoghq.com', 'datadoghq.eu')),
  prefixed('a Figma token', 'figd_', URL_SAFE, '40,60', 'figma.com'), prefixed('a Notion token', 'ntn_', WORD, '40,60', 'notion.com'), prefixed('a Linear key', 'lin_api_', `${WORD}_`, '32,128', 'linear.app'), form('an Airtable token', 'pat', /pat[A-Za-z0-9]{14}\.[a-f0-9]{64}/, 'airtable.com'), prefixed('a HubSpot token', 'pat-na1-', `${HEX}-`, '36', 'hubapi.com'), prefixed('a HubSpot token', 'pat-eu1-', `${HEX}-`, '36', 'hubapi.com'), prefixed('a Typeform token', 'tfp_', `${URL_SAFE}.=`, '40,64', 'typeform.com'),
  // Secret stores, data, networks
  ...['hvs.', 'hvb.', 'hvr.'].map((p) => prefixed('a Vault token', p, URL_SAFE, '24,200')), form('a 1Password token', 'ops_ey', /ops_ey[A-Za-z0-9+/]{100,1300}={0,2}/, '1password.com'), form('a 1Password key', 'A3-', /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})(?:-[A-Z0-9]{5}){3}/, '1password.com'), form('a Databricks token', 'dapi', /dapi[a-f0-9]{32}(?:-\d)?(?![A-Za-z0-9])/, 'databricks.com', 'azuredatabricks.net'),
  prefixed('a Tailscale key', 'tskey-auth-', `${WORD}-`, '20,64', 'tailscale.com'), prefixed('a Tailscale key', 'tskey-api-', `${WORD}-`, '20,64', 'tailscale.com'), prefixed('an age key', 'AGE-SECRET-KEY-1', 'A-Z0-9', '58'), form('a Mapbox token', 'sk.eyJ', /sk\.eyJ[\w-]{60,200}\.[\w-]{20,30}/, 'mapbox.com'), prefixed('a Facebook token', 'EAACEdEose0cBA', WORD, '20,300', 'facebook.com'), form('a Firebase key', 'AAAA', /AAAA[\w-]{7}:[\w-]{140}/, ...GOOGLE),
  form('a signed token', 'eyJ', /eyJ[\w-]{10,600}\.eyJ[\w-]{10,3000}\.[\w-]{20,1000}/),
  form('a private key', '-----BEGIN ', /-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:\\n|\\r|\s){1,4}(?:[A-Za-z-]{4,20}: [^\n]{0,80}\n){0,4}\n?(?<s>[A-Za-z0-9+/=]{48,80}(?:(?:\\n|\\r|\s){1,4}[A-Za-z0-9+/=]{1,80}){0,80})/), form('a PuTTY key', 'PuTTY-User-Key-File-', /PuTTY-User-Key-File-\d: [^]{0,2000}?Private-Lines: \d{1,3}\s{1,2}(?<s>[A-Za-z0-9+/=]{40,80})/),
  form('a database password', 'postgres:// postgresql:// mysql:// mysqlx:// mariadb:// mongodb:// mongodb+srv:// redis:// rediss:// amqp:// amqps:// mssql:// sqlserver:// clickhouse:// cockroachdb:// ldap:// ldaps:// smtp:// smtps://', /[a-z+]{4,12}:\/\/[^\s:/@"']{0,64}:(?<s>[^\s:/@"'<>${}]{8,128})@[\w-]{1,63}\.[\w.-]{2,200}/),
]
