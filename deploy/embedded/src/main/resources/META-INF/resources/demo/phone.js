const numbers = [
  ['support', 'any language'],
  ['support-de', 'German'],
  ['support-fr', 'French'],
  ['support-es', 'Spanish'],
  ['support-it', 'Italian'],
];

export function showPhone({ sipPort, phoneLacks }) {
  const address = `127.0.0.1:${sipPort}`;
  document.getElementById('phone-lacks').textContent =
    `The built-in phone driver signals only, the voices go from phone to phone. It has no ${phoneLacks.replace(/, (?=[^,]*$)/, ' and no ')}: a call waits at most 90 seconds, then it becomes a callback.`;
  document.getElementById('numbers').replaceChildren(
    ...numbers.map(([number, language]) => {
      const code = document.createElement('code');
      code.textContent = `sip:${number}@${address}`;
      const item = document.createElement('li');
      item.append(code, ` ${language}`);
      return item;
    }),
  );
  document.getElementById('sipp').textContent = `sipp -sn uac -s support ${address} -m 1 -d 10000`;
}
