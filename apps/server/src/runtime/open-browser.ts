import { spawn } from 'node:child_process';

/** Opens an address in the browser of the person who started Waypost, where there is a desktop and a person. */
export function openBrowser(address: string): void {
  const command = commandFor(process.platform);
  if (!command || !process.stdout.isTTY || process.env['CI']) return;
  const child = spawn(command[0], [...command.slice(1), address], {
    stdio: 'ignore',
    detached: true,
  });
  child.on('error', () => {
    // No browser to be had: the link stands on the screen.
  });
  child.unref();
}

function commandFor(platform: NodeJS.Platform): readonly [string, ...string[]] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null;
}
