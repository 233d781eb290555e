// Draws each table that asks for it above itself. Without this script the tables stand alone and say the same.
(() => {
  const Chart = window.Chart;
  if (!Chart) return;
  const names = ["one", "two", "three", "four", "six", "seven", "eight"];
  const grey = "five";
  const marks = ["circle", "rectRot", "triangle", "rect", "star", "crossRot"];
  const drawn = [];

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  const text = (cell) => cell.textContent.replace(/\s+/g, " ").trim();

  // null where nothing is known: a gap, not a zero
  const number = (cell) => {
    const written = cell.dataset.value ?? text(cell);
    return /^-?\d/.test(written) ? Number.parseFloat(written) : null;
  };

  const read = (table) => {
    const heads = [...table.tHead.rows[0].cells].map((cell) => ({ name: text(cell), series: cell.dataset.series }));
    const rows = [...table.tBodies[0].rows].map((row) => [...row.cells]);
    return { heads, rows };
  };

  // a row head may hold a remark for those who hear the page
  const head = (cell) => text(cell).replace(/\s*◆?\s*\(asked for\)$/, "");

  const bars = ({ heads, rows }) => ({
    labels: rows.map((row) => head(row[0])),
    datasets: heads
      .map((column, at) => ({ ...column, at }))
      .filter((column) => column.series)
      .map((column) => ({
        type: column.series,
        label: column.name,
        data: rows.map((row) => number(row[column.at])),
        order: column.series === "line" ? 0 : 1,
        stack: column.series === "line" ? "line" : undefined,
        dashed: column.series === "line",
        maxBarThickness: 72,
        pointStyle: column.series === "line" ? "line" : "rect",
      }))
      .filter((set) => set.data.some((value) => value !== null)),
  });

  const calendar = ({ heads, rows }) => {
    const labels = [];
    const data = [];
    for (const row of rows) {
      heads.forEach((column, at) => {
        if (column.series) {
          labels.push(column.name + " " + head(row[0]));
          data.push(number(row[at]));
        }
      });
    }
    // what lies before and behind all that is known says nothing
    const known = data.map((value) => value !== null);
    const from = Math.max(0, known.indexOf(true));
    const until = known.lastIndexOf(true) + 1;
    return { labels: labels.slice(from, until), datasets: [{ type: "bar", label: "release days", data: data.slice(from, until) }] };
  };

  // hollow and each larger than the one before, since several may stand on one spot
  const points = ({ heads, rows }) => {
    const at = (series) => heads.findIndex((column) => column.series === series);
    const groups = new Map();
    for (const row of rows) {
      const name = head(row[at("group")]);
      const point = { x: number(row[at("x")]), y: number(row[at("y")]), said: head(row[0]) + ", " + text(row[1]) };
      if (!groups.has(name)) groups.set(name, []);
      if (point.x !== null && point.y !== null) groups.get(name).push(point);
    }
    return {
      datasets: [...groups].map(([label, data], i) => ({ label, data, pointStyle: marks[i % marks.length], pointRadius: 5 + 2 * i, pointHoverRadius: 9 + 2 * i, pointBorderWidth: 2, hollow: true })),
    };
  };

  const paint = (chart) => {
    const ink = colour("ink");
    const line = colour("line");
    let taken = 0;
    chart.data.datasets.forEach((set) => {
      const own = colour(set.dashed ? "ink" : set.label === "not known" ? grey : names[taken++ % names.length]);
      set.backgroundColor = set.hollow ? "transparent" : own;
      set.borderColor = own;
      if (set.dashed) {
        set.borderDash = [6, 4];
        set.borderWidth = 2;
        set.pointRadius = 8;
      }
    });
    for (const scale of Object.values(chart.options.scales)) {
      scale.ticks.color = ink;
      scale.title.color = ink;
      scale.grid.color = line;
    }
    chart.options.plugins.legend.labels.color = ink;
  };

  const axis = (title, stacked, extra) => ({
    stacked,
    title: { display: Boolean(title), text: title ?? "" },
    ticks: { ...extra },
    grid: {},
  });

  const draw = (table) => {
    const { chart: kind, across, upwards, says } = table.dataset;
    const content = read(table);
    const data = kind === "points" ? points(content) : kind === "calendar" ? calendar(content) : bars(content);
    const box = document.createElement("div");
    box.className = "chart";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", says);
    box.append(canvas);
    table.closest(".wide").before(box);
    const stacked = kind === "stack";
    const options = {
      // nothing moves, whether or not somebody asked for less motion
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { ...axis(across, stacked, kind === "points" ? { precision: 0 } : { maxRotation: 60, autoSkip: true }), beginAtZero: true },
        y: { ...axis(upwards, stacked, { precision: 0 }), beginAtZero: true },
      },
      plugins: {
        legend: { display: data.datasets.length > 1, labels: { usePointStyle: true } },
        tooltip: kind === "points" ? { callbacks: { label: ({ raw }) => raw.said + ": " + raw.x + " events, " + raw.y + " vulnerability-days" } } : {},
      },
    };
    const made = new Chart(canvas, { type: kind === "points" ? "scatter" : "bar", data, options });
    paint(made);
    made.update();
    drawn.push(made);
  };

  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  document.querySelectorAll("table[data-chart]").forEach(draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    for (const chart of drawn) {
      paint(chart);
      chart.update();
    }
  });
})();
