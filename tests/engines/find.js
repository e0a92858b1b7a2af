// Finds elements by steps, each narrowing what the one before has found. The steps are those of locator.py.
(steps) => {
  const ROLES = {
    button: "button, [role=button]",
    cell: "td, [role=cell]",
    dialog: "dialog, [role=dialog]",
    group: "fieldset, [role=group]",
    img: "img, [role=img]",
    link: "a[href], [role=link]",
    radio: "input[type=radio]",
    region: "section, [role=region]",
    row: "tr, [role=row]",
    searchbox: "input[type=search], [role=searchbox]",
    status: "output, [role=status]",
    tooltip: "[role=tooltip]",
  };
  const squeeze = (text) => text.replace(/\s+/g, " ").trim();
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().height > 0;
  const says = (text, wanted, exact) => {
    if (typeof wanted !== "string") return new RegExp(wanted.source).test(squeeze(text));
    return exact ? squeeze(text) === wanted : squeeze(text).toLowerCase().includes(wanted.toLowerCase());
  };
  const labels = (element) => [...(element.labels ?? [])].map((label) => label.textContent);
  // What holds other parts is not named by their text.
  const isPart = (element) => element.matches("dialog, fieldset, section, [role=dialog], [role=group], [role=region]");
  const nameOf = (element) => {
    const others = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)?.textContent);
    const legend = element.querySelector(":scope > legend");
    return [element.getAttribute("aria-label"), ...others, ...labels(element), legend?.textContent, element.alt, isPart(element) ? "" : element.textContent].find(Boolean) ?? "";
  };
  const below = (roots, selector) => [...new Set(roots.flatMap((root) => [...root.querySelectorAll(selector)]))];
  const find = (roots, list) =>
    list.reduce((found, step) => {
      if (step.css) return below(found, step.css);
      if (step.role) return below(found, ROLES[step.role]).filter((one) => one.checkVisibility() && (!step.name || says(nameOf(one), step.name, step.exact)));
      if (step.label) return below(found, "input, select, textarea").filter((one) => says(nameOf(one), step.label, step.exact));
      if (step.says) {
        const all = below(found, "body *, *").filter((one) => !one.matches("script, style, head *") && says(one.textContent, step.says, step.exact));
        return all.filter((one) => !all.some((other) => other !== one && one.contains(other)));
      }
      if (step.has) return found.filter((one) => find([one], step.has).length);
      if (step.text) return found.filter((one) => says(one.textContent, step.text, false));
      if (step.visible) return found.filter(isSeen);
      return found.slice(step.nth, step.nth + 1 || undefined);
    }, roots);
  return find([document], steps);
}
