// The shell script that the box's init runs: it changes the directory, reports the start and executes the command.

/** Variables of the host's desktop or shell, which mean nothing in the box. */
const machineBound = new Set([
  'DBUS_SESSION_BUS_ADDRESS',
  'DISPLAY',
  'OLDPWD',
  'SHLVL',
  'SSH_AUTH_SOCK',
  'WAYLAND_DISPLAY',
  'XAUTHORITY',
  'XDG_RUNTIME_DIR',
  '_',
])

export function jobScript(command: readonly string[], cwd: string, env: Readonly<NodeJS.ProcessEnv>): string {
  const [program] = command
  if (program === undefined) throw new TypeError('command is empty')
  // `env` takes such a name for a variable.
  if (program.includes('=')) throw new TypeError(`a program with "=" in its name cannot be run: ${program}`)
  const variables: NodeJS.ProcessEnv = { HOME: '/root', ...env, PWD: cwd, KVM_BOX_INSIDE: '1' }
  const settings = Object.entries(variables)
    .filter(([name, value]) => value !== undefined && !machineBound.has(name))
    .map(([name, value]) => `${name}=${value}`)
  // Descriptor 8 is the control port.
  const words = ['exec', 'env', '-i', ...settings.map(quote), ...command.map(quote), '8>&-']
  return `cd -- ${quote(cwd)} && echo started >&8 && ${words.join(' ')}\n`
}

/** A shell word that expands to `text`. */
function quote(text: string): string {
  if (text.includes('\0')) throw new TypeError('an argument or a variable of the environment contains a zero byte')
  return `'${text.replaceAll("'", "'\\''")}'`
}
