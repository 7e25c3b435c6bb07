// Sets the chosen theme before the first paint, so that a dark screen never flashes white.
try {
  const theme = localStorage.getItem('waypost.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is closed to us; the system's theme stays.
}
