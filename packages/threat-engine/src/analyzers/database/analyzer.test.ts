import { factsOf, testAnalyzer } from '../../testing.js'
import { database } from './analyzer.js'

testAnalyzer(database, {
  malicious: [
    [factsOf('delete database:table users'), ['schema-dropped:high']],
    [factsOf('delete database:table users [in-workspace]'), ['schema-dropped:low']],
    [factsOf('connect host:loopback localhost program=psql', 'delete database:schema shop program=psql'), ['schema-dropped:low']],
    [factsOf('connect host:public db.example program=psql', 'delete database:schema shop program=psql'), ['schema-dropped:high']],
    [factsOf('connect host:loopback localhost program=psql', 'delete database:table users [production] program=psql'), ['schema-dropped:high']],
    [factsOf('delete database:all-rows users'), ['rows-deleted:high']],
    [factsOf('delete database:rows users [tautology]'), ['rows-deleted']],
    [factsOf('write database:all-rows users'), ['rows-overwritten:medium']],
    [factsOf('execute database:os xp_cmdshell'), ['command-execution:high']],
    [factsOf('write database:file /tmp/x'), ['file-written:high']],
    [factsOf('read database:file /etc/passwd'), ['file-read:high']],
    [factsOf('read database:credentials mysql.user'), ['credentials-read:high']],
    [factsOf('execute database:injection q'), ['injection:medium']],
    [factsOf('write path:ordinary /srv/out.csv interpreter=sql'), ['file-written:low']],
    [factsOf('write path:cron /etc/cron.d/x interpreter=sql'), ['file-written:high']],
    [factsOf('read path:ordinary /home/user/project/dev.db [in-workspace] program=sqlite3', 'delete database:table users program=sqlite3'), ['schema-dropped:low']],
    [factsOf('query database:time-delay q'), ['time-delay:low']],
    [factsOf('read database:metadata information_schema'), ['metadata:info']],
  ],
  benign: [
    factsOf('read database:rows users'),
    factsOf('delete database:rows users'),
    factsOf('write database:rows users'),
    factsOf('write database:table users'),
    factsOf('write path:ordinary /tmp/x'),
    factsOf('query database:ordinary q'),
    factsOf('delete database:table users [preview]'),
    factsOf('! delete database:table users'),
  ],
})
