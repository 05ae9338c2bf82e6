import type { PathRule } from './rule.js'

/** Files whose content runs later, or decides what runs (T1037, T1053, T1543, T1546, T1547, T1574). */
export const EXECUTION = [
  { class: 'ordinary', paths: ['.git/hooks/*.sample'] },
  {
    class: 'git-hook',
    paths: [
      '.git/hooks/**', '/usr/share/git-core/templates/hooks/**', '.git-templates/hooks/**', '.git/modules/*/hooks/**',
    ],
  },
  {
    class: 'git-config',
    paths: [
      '.git/config', '~/.gitconfig', '.config/git/config', '/etc/gitconfig', '.git/config.worktree', '.git/modules/*/config',
      '.gitconfig',
    ],
  },
  { class: 'preload', paths: ['/etc/ld.so.preload', '/etc/ld.so.conf', '/etc/ld.so.conf.d/**', '/etc/ld.so.cache'] },
  {
    class: 'sudoers',
    paths: [
      '/etc/sudoers', '/etc/sudoers.d/**', '/usr/local/etc/sudoers', '/usr/local/etc/sudoers.d/**', '/etc/doas.conf', '/etc/polkit-1/**',
      '/usr/share/polkit-1/**', '/etc/sudo.conf',
    ],
  },
  {
    class: 'pam',
    paths: [
      '/etc/pam.d/**', '/etc/pam.conf', '/lib/security/**', '/lib/*/security/**', '/usr/lib/security/**', '/usr/lib/*/security/**',
      '/lib64/security/**', '/usr/lib64/security/**', '/etc/security/pam_env.conf', '~/.pam_environment', '/etc/nsswitch.conf',
    ],
  },
  {
    class: 'cron',
    paths: [
      '/etc/crontab', '/etc/anacrontab', '/etc/cron.d/**', '/etc/cron.hourly/**', '/etc/cron.daily/**', '/etc/cron.weekly/**',
      '/etc/cron.monthly/**', '/etc/cron.allow', '/etc/cron.deny', '/etc/periodic/**',
      '/var/spool/cron/**', '/var/spool/anacron/**', '/var/spool/at/**', '/var/spool/atjobs/**', '/var/cron/**', '/var/at/**',
      '/usr/lib/cron/**', 'system32/tasks/**', 'windows/tasks/**', '/etc/at.allow', '/etc/at.deny',
    ],
  },
  {
    class: 'startup',
    paths: [
      '/etc/systemd/**', '/lib/systemd/**', '/usr/lib/systemd/**', '/run/systemd/**', '/usr/local/lib/systemd/**',
      '.config/systemd/user/**', '.local/share/systemd/user/**', '/etc/init.d/**', '/etc/rc.d/**', '/etc/rc.local', '/etc/rc.common',
      '/etc/rc0.d/**', '/etc/rc1.d/**', '/etc/rc2.d/**', '/etc/rc3.d/**', '/etc/rc4.d/**', '/etc/rc5.d/**', '/etc/rc6.d/**',
      '/etc/rcs.d/**',
      '/etc/init/**', '/etc/inittab', '/etc/local.d/**', '/etc/runit/**', '/etc/sv/**', '/etc/service/**', '/etc/s6/**',
      '/etc/supervisor/**', '/etc/supervisord.conf', '/etc/supervisord.d/**', '/etc/xinetd.d/**', '/etc/inetd.conf',
      '/etc/dbus-1/system.d/**', '/usr/share/dbus-1/system-services/**',
      'library/launchagents/**', 'library/launchdaemons/**', 'library/startupitems/**', '/etc/emond.d/**', '/private/etc/emond.d/**',
      '/etc/launchd.conf', 'com.apple.loginwindow.plist', 'com.apple.loginitems.plist', 'backgrounditems-v*.btm',
      'library/scripts/folder action scripts/**', 'library/input methods/**', 'library/securityagentplugins/**',
      '~/.config/autostart/**', '.config/autostart/**', '.config/autostart-scripts/**', '.config/plasma-workspace/env/**',
      '/etc/xdg/autostart/**', 'start menu/programs/startup/**', 'start menu/programs/startup', '/etc/udev/rules.d/**',
      '/lib/udev/rules.d/**', '/usr/lib/udev/rules.d/**', '/run/udev/rules.d/**',
      '/etc/update-motd.d/**', '/etc/motd', '~/.xinitrc', '~/.xprofile', '~/.xsession', '~/.xsessionrc', '~/.xserverrc',
      '/etc/x11/xinit/**', '/etc/x11/xsession.d/**', '/etc/networkmanager/dispatcher.d/**', '/etc/network/if-up.d/**',
      '/etc/network/if-pre-up.d/**', '/etc/dhcp/dhclient-exit-hooks.d/**', '/etc/dhcp/dhclient-enter-hooks.d/**', '/etc/ppp/ip-up.d/**',
      '/etc/apt/apt.conf.d/**', '/etc/dpkg/dpkg.cfg.d/**', '/etc/kernel/postinst.d/**', '/etc/acpi/**', '/etc/pm/sleep.d/**',
      '/etc/logrotate.d/**', '/etc/initramfs-tools/**', '/usr/share/initramfs-tools/**', '/etc/dracut.conf.d/**', '/etc/grub.d/**',
      '/etc/default/grub', '/etc/binfmt.d/**', '/etc/tmpfiles.d/**',
      'sitecustomize.py', 'usercustomize.py', 'site-packages/*.pth', 'dist-packages/*.pth', '~/.config/i3/config',
      '~/.config/sway/config', '~/.config/hypr/hyprland.conf', '~/.config/openbox/autostart', '~/.config/lxsession/lxde/autostart',
      'windows/system.ini', 'apppatch/custom/**', 'microsoft/word/startup/**', 'microsoft/excel/xlstart/**', 'microsoft/addins/**',
      'microsoft/templates/normal*.dotm', 'microsoft/outlook/vbaproject.otm',
      'microsoft.windowsterminal_8wekyb3d8bbwe/localstate/settings.json', 'system32/sethc.exe', 'system32/utilman.exe',
      'system32/osk.exe', 'system32/magnify.exe', 'system32/narrator.exe', 'system32/displayswitch.exe', 'system32/atbroker.exe',
      'windows/winstart.bat', 'autoexec.bat', '/etc/crypttab.initramfs',
    ],
  },
  {
    class: 'shell-startup',
    paths: [
      '~/.bashrc', '~/.bash_profile', '~/.bash_login', '~/.bash_logout', '~/.bash_aliases', '~/.profile', '~/.zshrc', '~/.zshenv',
      '~/.zprofile', '~/.zlogin', '~/.zlogout', '~/.kshrc', '~/.mkshrc', '~/.cshrc', '~/.tcshrc', '~/.login', '~/.logout', '~/.shrc',
      '~/.ashrc', '~/.xonshrc', '~/.zshrc.local', '~/.bashrc.d/**', '~/.bashrc.local', '~/.zshrc.d/**', '~/.config/zsh/**',
      '~/.oh-my-zsh/custom/**',
      '~/.config/fish/config.fish', '~/.config/fish/conf.d/**', '~/.config/fish/functions/**', '~/.config/nushell/**',
      '~/.config/elvish/rc.elv', '/etc/profile', '/etc/profile.d/**', '/etc/bash.bashrc', '/etc/bashrc',
      '/etc/zsh/**', '/etc/zshrc', '/etc/zshenv', '/etc/zprofile', '/etc/csh.cshrc', '/etc/csh.login', '/etc/fish/**', '/etc/environment',
      '/etc/environment.d/**', '~/.config/environment.d/**', '/etc/skel/**', '~/.config/powershell/**',
      'microsoft.powershell_profile.ps1', 'microsoft.vscode_profile.ps1', 'windowspowershell/profile.ps1', 'powershell/profile.ps1',
      'windowspowershell/v1.0/profile.ps1', '~/.psqlrc', '~/.vimrc', '~/.vim/plugin/**', '~/.config/nvim/init.*',
      '~/.config/nvim/plugin/**', '~/.emacs', '~/.emacs.d/init.el', '~/.gdbinit', '~/.lldbinit', '~/.inputrc', '~/.screenrc',
      '~/.tmux.conf', '~/.irbrc', '~/.pryrc', '~/.pythonrc', '~/.pythonstartup', '~/.rprofile', '~/.ipython/profile_default/startup/**',
      '~/.direnvrc', '~/.mailcap',
    ],
  },
  {
    class: 'ci-config',
    paths: [
      '.github/workflows/**', '.github/actions/**', '.gitlab-ci.yml', '.gitlab-ci.yaml', '.gitlab/ci/**', '.circleci/**', 'jenkinsfile',
      'azure-pipelines.yml', '.azure-pipelines/**', '.travis.yml', 'bitbucket-pipelines.yml', '.drone.yml', '.woodpecker.yml',
      '.woodpecker/**', '.buildkite/**', 'appveyor.yml', '.appveyor.yml', 'cloudbuild.yaml', 'cloudbuild.yml', 'buildspec.yml',
      'dockerfile', 'dockerfile.*', '*.dockerfile', 'containerfile', '.teamcity/**', '.semaphore/**', '.cirrus.yml', '.forgejo/workflows/**', '.gitea/workflows/**',
    ],
  },
  {
    class: 'package-config',
    paths: [
      'package.json', '.npmrc', '.yarnrc', '.yarnrc.yml', '.pnpmfile.cjs', 'bunfig.toml', '~/.curlrc', '~/.wgetrc', 'pip.conf', 'pip.ini',
      '.pip/**', '/etc/pip.conf', 'setup.py', 'setup.cfg', '.pydistutils.cfg', 'uv.toml', '.cargo/config.toml', '.cargo/config', '.gemrc',
      '/etc/npmrc', '/usr/etc/npmrc', '/etc/apt/**', '/etc/yum.repos.d/**', '/etc/yum.conf', '/etc/dnf/**', '/etc/zypp/**',
      '/etc/pacman.conf', '/etc/pacman.d/**', '/etc/apk/**', '/etc/portage/**', 'nuget.config', '/etc/docker/daemon.json', '.condarc',
      '/etc/gemrc',
    ],
  },
] as const satisfies readonly PathRule[]
