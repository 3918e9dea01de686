const numbers = [
  ['support', 'any language'],
  ['support-de', 'German'],
  ['support-fr', 'French'],
  ['support-es', 'Spanish'],
  ['support-it', 'Italian'],
];

export function showPhone({ sipPort, phoneLacks }) {
  const address = `127.0.0.1:${sipPort}`;
  const lacks = new Intl.ListFormat('en').format(phoneLacks.split(', ').map((what) => `no ${what}`));
  document.getElementById('phone-lacks').textContent =
    `The built-in phone driver signals only, the voices go from phone to phone. It has ${lacks}: a call waits at most 90 seconds, then it becomes a callback.`;
  document.getElementById('numbers').replaceChildren(
    ...numbers.map(([number, language]) => {
      const code = document.createElement('code');
      code.textContent = `sip:${number}@${address}`;
      const item = document.createElement('li');
      item.append(code, ` ${language}`);
      return item;
    }),
  );
  const scenario = (name) => `-sf deploy/acceptance/src/test/sipp/${name}.xml -i 127.0.0.1`;
  document.getElementById('sipp-caller').textContent = `sipp ${address} ${scenario('caller-talks')} -s support -m 1`;
  document.getElementById('sipp-phone').textContent = [
    `printf 'SEQUENTIAL\\n${address};[authentication username=u-1001 password=%s]\\n' PASSWORD > var/anna.csv`,
    `sipp ${address} ${scenario('phone-registers')} -p 5071 -s u-1001 -m 1 -inf var/anna.csv`,
    `sipp ${address} ${scenario('phone-answers')} -p 5071 -s u-1001 -aa`,
  ].join('\n');
}
