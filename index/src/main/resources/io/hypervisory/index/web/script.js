// What every page does beyond plain HTML; each works without.
(() => {
  // pages show our times, and take days, in this zone; that it is there tells the server that scripts run
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  document.cookie = "zone=" + (timeZone || "UTC") + "; path=/; max-age=31536000; samesite=lax";

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = document.activeElement;
    if (at && (at.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName))) return;
    const search = document.getElementById("q");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  });
})();
