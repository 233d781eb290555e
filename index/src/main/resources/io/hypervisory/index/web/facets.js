// Puts the facets beside hits that came without them. Where no script runs they come with the hits.
(() => {
  const place = document.getElementById("narrow");
  const from = place?.dataset.from;
  if (!from) return;

  const failed = () => {
    const again = document.createElement("a");
    again.href = location.href;
    again.textContent = "Load the page again";
    const says = document.createElement("p");
    says.className = "quiet";
    says.append("What one can narrow it by cannot be told now. ", again);
    place.replaceChildren(says);
  };

  fetch(from, { headers: { Accept: "text/html" } })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))))
    .then((html) => {
      place.innerHTML = html;
    })
    .catch(failed)
    .finally(() => place.removeAttribute("aria-busy"));
})();
