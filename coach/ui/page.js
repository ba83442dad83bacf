() => {
  // A message keeps its key until it is written anew, so that one sent twice is taken once.
  let key = null;
  const EMPTY = { text: '', files: [] };
  window.coach = {
    take: (message) => {
      if (!message.text.trim() && !message.files.length) return [];
      return [message, (key ??= crypto.randomUUID()), EMPTY];
    },
    // Words that could not be sent are back in the box, before what was typed since.
    giveBack: (sent, message) => [{ ...message, text: [sent.text, message.text].filter(Boolean).join('\n') }],
  };
  for (const event of ['input', 'change']) {
    document.addEventListener(event, ({ target }) => { if (target.closest('#box')) key = null; }, true);
  }
  // Esc stops the reply that is running; a source's number opens it under Evidence.
  const tab = (name) => [...document.querySelectorAll('#plan-pane [role=tab], #plan-pane .overflow-menu button')]
    .find((button) => button.textContent.trim() === name && button.offsetParent !== null);
  document.addEventListener('keydown', (event) => {
    const stop = document.querySelector('#stop');
    if (event.key === 'Escape' && stop && stop.offsetParent !== null) stop.click();
  });
  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a[data-source]');
    if (!link) return;
    event.preventDefault();
    const more = document.querySelector('#plan-pane .overflow-menu > button');
    if (!tab('Evidence') && more) { more.click(); await new Promise((done) => setTimeout(done, 100)); }
    tab('Evidence')?.click();
    for (let wait = 0; wait < 20; wait++) {
      const source = document.getElementById('source-' + link.dataset.source);
      if (source && source.offsetParent !== null) {
        source.tabIndex = -1;
        source.focus({ preventScroll: true });
        source.scrollIntoView({ block: 'center' });
        return;
      }
      await new Promise((done) => setTimeout(done, 50));
    }
  });
}
