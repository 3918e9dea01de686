// Questions to this machine's exchange; a refusal becomes an Error that can be shown.
async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { ...options, headers: { 'X-Strowger': '1', ...options.headers }, cache: 'no-store' });
  } catch {
    throw new Error('The exchange does not answer. Is it running?');
  }
  const json = answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : undefined;
  if (!answer.ok) {
    throw new Error(json?.detail ?? `The exchange answered ${answer.status}.`);
  }
  return json;
}

export const get = (path) => ask(path);

export const post = (path, body) =>
  ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

export const setting = () => get('/demo/setting');

/** Looks again and again while the page is before somebody's eyes. */
export function regularly(look) {
  const again = async () => {
    if (document.visibilityState === 'visible') {
      await look().catch(() => undefined);
    }
    setTimeout(again, 2_000);
  };
  void again();
}

/** Sends a form's content by the given function and says below it how that went. */
export function onSubmit(form, send) {
  const said = form.querySelector('.said');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    button.disabled = true;
    said.textContent = '';
    try {
      said.textContent = await send(Object.fromEntries(new FormData(form)));
    } catch (problem) {
      said.textContent = problem.message;
    } finally {
      button.disabled = false;
    }
  });
}
