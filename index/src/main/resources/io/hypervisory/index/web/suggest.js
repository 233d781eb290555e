// Completes the last word of a search while it is typed: arrows choose, Enter takes, Escape closes. Without this
// script the search box is one like any other.
(() => {
  const input = document.getElementById("q");
  const box = input?.closest(".box");
  if (!box) return;
  const PAUSE = 120;
  const MOST = 8;
  const LONGEST = 200;
  const kinds = { product: "product", cve: "CVE", field: "field", value: "value", id: "" };

  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  box.append(list);
  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");
  box.append(told);

  // a search field may not be a combobox, a text field may
  input.type = "text";
  input.enterKeyHint = "search";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let shown = [];
  let at = -1;
  let asked = 0;
  let timer;

  const close = () => {
    clearTimeout(timer);
    asked++;
    shown = [];
    at = -1;
    list.hidden = true;
    list.replaceChildren();
    told.textContent = "";
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const mark = (index) => {
    at = index;
    [...list.children].forEach((line, i) => line.setAttribute("aria-selected", String(i === at)));
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  };

  const part = (name, text) => {
    const span = document.createElement("span");
    span.className = name;
    span.textContent = text;
    return span;
  };

  const line = (one, index) => {
    const item = document.createElement("li");
    item.id = "suggestion-" + index;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append(part("id", one.text));
    const about = [kinds[one.kind] ?? one.kind, one.about].filter(Boolean).join(": ");
    if (about) item.append(" ", part("about quiet", about));
    if (one.count && one.kind !== "id") item.append(" ", part("count", one.count.toLocaleString("en")));
    // the field keeps its focus; a touch that scrolls takes nothing
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => take(index));
    return item;
  };

  const show = (suggestions) => {
    if (!suggestions.length || document.activeElement !== input) {
      close();
      return;
    }
    shown = suggestions;
    list.replaceChildren(...suggestions.map(line));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    told.textContent = suggestions.length + (suggestions.length === 1 ? " suggestion" : " suggestions");
    mark(-1);
  };

  const ask = () => {
    const text = input.value;
    if (!text.trim() || text.length > LONGEST || input.selectionStart !== text.length) {
      close();
      return;
    }
    const mine = ++asked;
    fetch("/api/suggest?limit=" + MOST + "&q=" + encodeURIComponent(text))
      .then((answer) => (answer.ok ? answer.json() : { suggestions: [] }))
      .then((answer) => mine === asked && show(answer.suggestions.filter((one) => one.query !== text)))
      .catch(() => mine === asked && close());
  };

  const take = (index) => {
    const { kind, query } = shown[index];
    close();
    input.value = query;
    input.setSelectionRange(query.length, query.length);
    // a field is only begun: its values come next
    if (kind === "field") ask();
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const { length } = shown;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!length) {
        if (event.key === "ArrowDown") ask();
        return;
      }
      event.preventDefault();
      // one more place than lines: none of them
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(((at + 1 + step + length + 1) % (length + 1)) - 1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(at);
    } else if (event.key === "Escape" && length) {
      event.preventDefault();
      close();
    }
  });
})();
