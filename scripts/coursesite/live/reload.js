// Reloads the page when the preview says that a source has changed. A tab that nobody sees does not ask.
(() => {
  const script = document.currentScript;
  const since = Number(new URL(script.src).searchParams.get("v"));
  const ask = async () => {
    if (document.hidden) return document.addEventListener("visibilitychange", ask, { once: true });
    try {
      const answer = await fetch(`/-/changes?since=${since}`);
      if (Number(await answer.text()) > since) return location.reload();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000)); // the preview is being started again
    }
    return ask();
  };
  ask();
})();
