// Runs before the page is shown: who has answers here goes on where they stopped, so the start page in the page stays
// hidden until the program is there.
try {
  if (Object.keys(localStorage).some((key) => key.startsWith("role-fit"))) document.documentElement.dataset.roleFitSaved = "";
} catch {
  // The browser denies storage; nothing is saved then.
}
