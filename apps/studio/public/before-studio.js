// Runs before the studio's code and before the first paint.

// zod must not try `new Function`: the page's content policy forbids it and would report the attempt.
globalThis.__zod_globalConfig = { jitless: true };

// The chosen theme, set early so that a dark screen never flashes white.
try {
  const theme = localStorage.getItem('waypost.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us; the system's theme stays.
}
