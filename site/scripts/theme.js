// Runs before the page is drawn, so that a chosen theme does not flash.
(() => {
  document.documentElement.classList.add("script");
  try {
    const theme = localStorage.getItem("course.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch { /* No storage: the system's theme it is. */ }
})();
